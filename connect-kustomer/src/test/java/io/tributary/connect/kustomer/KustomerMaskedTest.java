package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.json.Json;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** How text is mapped that Kustomer masks or truncates. */
class KustomerMaskedTest extends SimulatedTask {

    @Test
    void masksAreDeliveredAsText() {
        open(few().masked());
        tables("customers", "messages");
        driver.start().firstSync();
        assertEachVersionOnce("customers", "messages");
        assertThat(driver.records("kustomer.dead-letters")).isEmpty();
        assertThat(latest("customers").values())
                .allSatisfy(row -> assertThat(email(row).get("email")).isEqualTo("********"));
        assertThat(latest("messages").values())
                .extracting(row -> row.get("subject"))
                .containsOnly("********");
    }

    @Test
    void masksThatAreObjectsLeaveTheirColumnsEmpty() {
        open(few().maskedByObjects());
        tables("customers");
        driver.start().firstSync();
        assertEachVersionOnce("customers");
        assertThat(driver.records("kustomer.dead-letters")).isEmpty();
        assertThat(latest("customers").values()).allSatisfy(row -> {
            assertThat(email(row).get("email")).isNull();
            assertThat(extra(row, "/attributes/emails/0/email")).contains("isMasked");
        });
    }

    @Test
    void aTextCutInAnEmojiKeepsWhatIsLeft() {
        open(few().truncatedPreviews());
        tables("customers");
        driver.start().firstSync();
        assertEachVersionOnce("customers");
        assertThat(latest("customers").values())
                .filteredOn(row -> row.getStruct("preview") != null
                        && row.getStruct("preview").get("subject") != null)
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.getStruct("preview").get("subject")).isEqualTo("Order \uFFFD");
                    assertThat(row.getString("_extra")).contains("\"/attributes/preview/subject\":\"Order \\ud83c\"");
                });
    }

    private static Struct email(Struct customer) {
        return customer.<Struct>getArray("emails").get(0);
    }

    private static String extra(Struct row, String path) {
        return Json.parse(row.getString("_extra")).path(path).toString();
    }
}
