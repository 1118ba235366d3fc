package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Rewrite;
import io.tributary.testkit.contract.FailuresContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children of sources, destinations and warehouses. */
class SegmentChildrenTest extends SimulatedTask {
    private static final String SUBSCRIPTIONS = "destination_subscriptions";
    private static final String SUBSCRIPTIONS_PATH = "GET /destinations/{id}/subscriptions";
    private static final String LINKS = "source_connected_warehouses";
    private static final String OF_SOURCE = "GET /sources/{id}/connected-warehouses";
    private static final String OF_WAREHOUSE = "GET /warehouses/{id}/connected-sources";

    @Test
    void subscriptionsOfADestinationWithTwoSourcesAreReadOnce() {
        open(few());
        tables(SUBSCRIPTIONS);
        once();
        driver.start().firstSync();
        assertEachRowOnce(SUBSCRIPTIONS);
        assertThat(truth("destinations")).hasSizeGreaterThan(16);
        assertThat(segment.requests(SUBSCRIPTIONS_PATH)).isEqualTo(16);
    }

    /** One refusal may be specific to one destination. */
    @Test
    void disabledFeatureStopsAfterAFewDestinations() {
        open(few());
        tables(SUBSCRIPTIONS, "users");
        segment.forbid(SUBSCRIPTIONS);
        driver.start().firstSync();
        assertThat(isParked(SUBSCRIPTIONS)).isTrue();
        assertThat(segment.requests(SUBSCRIPTIONS_PATH)).isLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SUBSCRIPTIONS,
                "destination_delivery_metrics_summary",
                "source_connected_destinations",
                LINKS,
                "tracking_plan_sources",
                "audiences"
            })
    void parentDeletedSinceTheListIsSkipped(String table) {
        open(few().warehouses(13));
        tables(table);
        once();
        segment.faults().next("/*/{id}/*", Fault.status(404), 2);
        driver.start().firstSync();
        assertThat(isParked(table)).isFalse();
        int missing = truth(table).size() - records(table).size();
        assertThat(missing).isBetween(0, 4);
        assertThat(records(table)).isNotEmpty();
        driver.stop();
        driver.start().firstSync();
        assertEachRowOnce(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {SUBSCRIPTIONS, "destination_delivery_metrics_summary", "source_connected_destinations"})
    void missingEndpointDoesNotMeanDeletedRows(String table) {
        open(few());
        tables(table, "users");
        driver.start().firstSync();
        segment.faults().always("/*/{id}/*", Fault.status(404));
        driver.sync();
        driver.sync();
        assertThat(isParked(table)).isTrue();
        assertThat(tombstones(table)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SUBSCRIPTIONS, "destination_delivery_metrics_summary", "source_connected_destinations"})
    void gatewayErrorOnAChildListDeletesNothing(String table) {
        open(few());
        tables(table);
        driver.start().firstSync();
        for (int sync = 0; sync < 3; sync++) {
            segment.faults().next("/*/{id}/*", FailuresContract.foreign(404, "<html>404</html>"), 4);
            driver.sync();
        }
        assertThat(isParked(table)).isFalse();
        assertThat(tombstones(table)).isEmpty();
        assertSameAsApi(table);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void sourceWhoseChildrenCannotBeReadIsSetAsideAndRetried(int status) {
        String table = "source_connected_destinations";
        open(few());
        tables(table);
        driver.set("max.retries", "1");
        String sick = workspace().keys("sources").get(1);
        segment.faults().always("/sources/" + sick + "/*", Fault.status(status));
        driver.start().firstSync();
        assertThat(isParked(table)).isFalse();
        assertThat(driver.attribute(table, "ParentsSetAside")).isEqualTo(1);
        assertThat(records(table)).isNotEmpty();
        segment.faults().clear();
        driver.sync();
        assertThat(driver.attribute(table, "ParentsSetAside")).isEqualTo(0);
        assertEachRowOnce(table);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void deletedParentIsNotAFailure(int status) {
        open(few());
        tables(SUBSCRIPTIONS);
        driver.set("max.retries", "0");
        segment.faults().next("/*/{id}/*", Fault.status(status), 4);
        driver.start().firstSync();
        driver.sync();
        assertSameAsApi(SUBSCRIPTIONS);
    }

    @Test
    void fewWarehousesAreReadInsteadOfManySources() {
        open(few().sources(30).warehouses(3));
        tables(LINKS);
        once();
        driver.start().firstSync();
        assertEachRowOnce(LINKS);
        assertThat(segment.requests(OF_SOURCE)).isZero();
        assertThat(segment.requests(OF_WAREHOUSE)).isEqualTo(4);
    }

    @Test
    void fewSourcesAreReadInsteadOfManyWarehouses() {
        open(few().sources(4).warehouses(9));
        tables(LINKS);
        once();
        driver.start().firstSync();
        assertEachRowOnce(LINKS);
        assertThat(segment.requests(OF_SOURCE)).isEqualTo(4);
        assertThat(segment.requests(OF_WAREHOUSE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void sourcesAreReadIfWarehousesAreRefused(int status) {
        open(few());
        tables(LINKS);
        once();
        segment.faults().always("/warehouses/{id}/connected-sources", Fault.status(status));
        driver.start().firstSync();
        assertEachRowOnce(LINKS);
        assertThat(segment.requests(OF_SOURCE)).isEqualTo(12);
    }

    @Test
    void sourcesAreReadIfAWarehouseHasNoId() {
        open(few());
        tables(LINKS);
        once();
        segment.faults().next("/warehouses", Fault.rewritten(Rewrite.renamed("id", "identifier")));
        driver.start().firstSync();
        assertEachRowOnce(LINKS);
        assertThat(segment.requests(OF_WAREHOUSE)).isZero();
    }

    @Test
    void bothSidesGiveTheSameRows() {
        open(few());
        tables(LINKS);
        driver.start().firstSync();
        segment.faults().always("/warehouses/{id}/connected-sources", Fault.status(403));
        assertThat(driver.sync()).isEmpty();
        assertThat(segment.requests(OF_SOURCE)).isPositive();
    }

    @Test
    void addedAndRemovedLinksAreFollowed() {
        open(few());
        tables(LINKS);
        driver.start().firstSync();
        String source = workspace().keys("sources").get(0);
        String warehouse = workspace().keys("warehouses").get(0);
        workspace().connect(source, warehouse);
        driver.sync();
        assertSameAsApi(LINKS);
        workspace().disconnect(source, warehouse);
        driver.sync();
        driver.sync();
        driver.sync();
        assertSameAsApi(LINKS);
        assertThat(tombstones(LINKS)).hasSize(1);
    }

    @Test
    void sourceOfThePathIsTheKeyDespiteTheRow() {
        ObjectNode row = (ObjectNode) Json.parse("{\"id\":\"d\",\"sourceId\":\"other\"}");
        ObjectNode source = (ObjectNode) Json.parse("{\"id\":\"s\"}");
        Row mapped = new Truth().schema("source_connected_destinations").map(row.setAll(ParentSource.of(source)));
        assertThat(mapped.key().getString("sourceId")).isEqualTo("s");
        assertThat(mapped.value().getString("_extra")).isEqualTo("{\"/sourceId\":\"other\"}");
        Row same = new Truth()
                .schema("source_connected_destinations")
                .map(((ObjectNode) Json.parse("{\"id\":\"d\",\"sourceId\":\"s\"}")).setAll(ParentSource.of(source)));
        assertThat(same.value().getString("_extra")).isNull();
        Row absent = new Truth()
                .schema("source_connected_destinations")
                .map(((ObjectNode) Json.parse("{\"id\":\"d\"}")).setAll(ParentSource.of(source)));
        assertThat(absent.key().getString("sourceId")).isEqualTo("s");
    }
}
