package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.kustomer.KustomerWorkspace;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom attributes, which are requested for each kind of object and for each class. */
class KustomerCustomAttributesTest extends SimulatedTask {
    private static final String TABLE = "custom_attributes";
    private static final String METADATA = "GET /v1/metadata/{resource}";
    private static final String CLASS = "shopify-order";
    private static final String WITHOUT_PROPERTIES =
            "{\"data\":{\"type\":\"metadata\",\"id\":\"1\",\"attributes\":{%s}}}";

    private void sync() {
        open(few());
        tables(TABLE, "tags");
        driver.start().firstSync();
    }

    private String idOfClass() {
        return workspace().ids("klasses").stream()
                .filter(id -> KustomerWorkspace.attributes(workspace().row("klasses", id))
                        .path("name")
                        .asText()
                        .equals(CLASS))
                .findFirst()
                .orElseThrow();
    }

    private long ofClass() {
        return latest(TABLE).keySet().stream().filter(this::isOfClass).count();
    }

    private boolean isOfClass(Struct key) {
        return key.getString("resource").equals("kobject." + CLASS);
    }

    @Test
    void readsEachKindOfObjectAndEachClass() {
        sync();
        assertEachVersionOnce(TABLE);
        assertThat(latest(TABLE).keySet())
                .extracting(key -> key.getString("resource"))
                .contains("company", "conversation", "customer", "message", "kobject." + CLASS);
        assertThat(kustomer.requests(METADATA))
                .isEqualTo(4 + workspace().ids("klasses").size());
    }

    @Test
    void attributeThatIsGoneIsDeleted() {
        sync();
        workspace().delete(TABLE, workspace().ids(TABLE).get(3));
        driver.sync();
        driver.sync();
        assertThat(tombstones(TABLE)).hasSize(1);
        assertSameAsApi(TABLE);
    }

    @Test
    void classTakesItsAttributesAlong() {
        sync();
        long before = ofClass();
        workspace().delete("klasses", idOfClass());
        driver.sync();
        driver.sync();
        assertThat(before).isPositive();
        assertThat(tombstones(TABLE)).hasSize((int) before);
        assertSameAsApi(TABLE);
    }

    /** That sync deletes nothing: a 404 does not distinguish a deleted class from an unreadable one. */
    @Test
    void classThatIsDeletedAfterItWasListedIsSkipped() {
        open(few());
        tables(TABLE);
        once();
        driver.set("max.concurrent.requests", "1").start().firstSync();
        long before = ofClass();
        String id = idOfClass();
        driver.stop();
        kustomer.onRequest(METADATA, 1, () -> workspace().remove("klasses", id));
        workspace().add(TABLE);
        assertThat(driver.start().firstSync()).hasSize(1);
        assertThat(kustomer.log().countOfStatus(404)).isEqualTo(1);
        assertThat(isParked(TABLE)).isFalse();
        assertThat(ofClass()).isEqualTo(before);
        driver.stop();
        driver.set("snapshot.interval.ms", "100").start().firstSync();
        driver.sync();
        driver.sync();
        assertThat(ofClass()).isZero();
        assertSameAsApi(TABLE);
    }

    @Test
    void missingEndpointPausesTheTableAndDeletesNothing() {
        sync();
        kustomer.faults().always("/v1/metadata/*", Fault.status(404));
        driver.sync();
        assertThat(isParked(TABLE)).isTrue();
        assertThat(tombstones(TABLE)).isEmpty();
    }

    @Test
    void nullMeansNoAttributes() {
        open(few());
        tables(TABLE);
        kustomer.faults()
                .always("/v1/metadata/message", Fault.json(200, WITHOUT_PROPERTIES.formatted("\"properties\":null")));
        driver.set("max.retries", "0").start().firstSync();
        assertThat(isParked(TABLE)).isFalse();
        assertThat(latest(TABLE).keySet())
                .isNotEmpty()
                .extracting(key -> key.getString("resource"))
                .doesNotContain("message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"renamed\":{}", "\"properties\":[]", "\"properties\":\"none\""})
    void changedFormPausesTheTableAndDeletesNothing(String attributes) {
        sync();
        kustomer.faults().always("/v1/metadata/*", Fault.json(200, WITHOUT_PROPERTIES.formatted(attributes)));
        driver.sync();
        assertThat(isParked(TABLE)).isTrue();
        assertThat(tombstones(TABLE)).isEmpty();
    }
}
