package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppressed addresses: four lists, paged by offset. */
class CustomerIoSuppressionsTest extends SimulatedTask {

    @Test
    void allPagesOfAllTypesArrive() {
        open(few().size("eps_suppression", 6000));
        tables("eps_suppression");
        driver.set("snapshot.interval.ms", "3600000").start().firstSync();
        assertEachRowOnce("eps_suppression");
        assertThat(customerIo.requests(SUPPRESSIONS)).isEqualTo(4 + 3 + 2 + 2 + 2);
    }

    @Test
    void addressIsOnTwoLists() {
        open(few());
        tables("eps_suppression");
        driver.start().firstSync();
        List<Object> types = latest("eps_suppression").keySet().stream()
                .filter(key -> key.get("email").equals("bounced+2@example.com"))
                .map(key -> key.get("suppression_type"))
                .toList();
        assertThat(types).containsExactlyInAnyOrder("bounces", "spam_reports");
    }

    /** Rows that go while pages are read pull those behind them over the border of two pages. */
    @Test
    void shiftedPagesLoseNothing() {
        open(few().size("eps_suppression", 6000));
        tables("eps_suppression");
        List<String> ids = workspace().ids("eps_suppression").stream()
                .filter(id -> id.startsWith("bounces/"))
                .toList();
        customerIo.onRequest(
                SUPPRESSIONS,
                6,
                () -> ids.subList(ids.size() - 40, ids.size())
                        .forEach(id -> workspace().delete("eps_suppression", id)));
        driver.start().firstSync();
        List<String> sent = latest("eps_suppression").keySet().stream()
                .map(key -> key.get("suppression_type") + "/" + key.get("email"))
                .toList();
        assertThat(sent).containsAll(workspace().ids("eps_suppression"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void typeThatTheMailProviderDoesNotKnowIsEmpty(int status) {
        open(few());
        tables("eps_suppression");
        customerIo.refuseSuppressions("blocks", status);
        driver.start().firstSync();
        assertThat(isParked("eps_suppression")).isFalse();
        assertThat(latest("eps_suppression").keySet())
                .extracting(key -> key.get("suppression_type"))
                .contains("bounces", "spam_reports", "invalid_emails")
                .doesNotContain("blocks");
    }

    @Test
    void noTypeAtAllParksTheTable() {
        open(few());
        tables("eps_suppression", "topics");
        List.of("bounces", "spam_reports", "blocks", "invalid_emails")
                .forEach(type -> customerIo.refuseSuppressions(type, 404));
        driver.start().firstSync();
        assertThat(isParked("eps_suppression")).isTrue();
        assertEachRowOnce("topics");
    }

    @Test
    void codesStayTexts() {
        open(few());
        tables("eps_suppression");
        driver.start().firstSync();
        assertThat(latest("eps_suppression").values())
                .extracting((Struct row) -> row.getString("status"))
                .contains("", "550");
    }
}
