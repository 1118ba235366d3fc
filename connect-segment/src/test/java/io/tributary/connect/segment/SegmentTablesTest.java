package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.Window;
import io.tributary.simulators.segment.SimulatedSegment;
import io.tributary.testkit.contract.TablesContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What every table has to keep. */
class SegmentTablesTest extends TablesContract {
    static final List<String> NAMES = SegmentTables.NAMES.all();
    private static final Truth TRUTH = new Truth();

    private static SimulatedSegment segment;

    SegmentTablesTest() {
        super(new SegmentKit(), List.of(new Truth()));
    }

    @BeforeAll
    static void start() {
        segment = SimulatedSegment.builder()
                .sources(30)
                .destinations(60)
                .transformations(12)
                .warehouses(40)
                .users(80)
                .groups(80)
                .further(30)
                .start();
    }

    @AfterAll
    static void stop() {
        segment.close();
    }

    @ParameterizedTest
    @CsvSource({
        "audit_events, id, timestamp",
        "catalog_destinations, id,",
        "catalog_sources, id,",
        "catalog_warehouses, id,",
        "destination_delivery_metrics_summary, sourceId destinationId,",
        "destination_subscriptions, id,",
        "destinations, id sourceId,",
        "groups, id,",
        "source_connected_destinations, id sourceId,",
        "source_connected_warehouses, sourceId id,",
        "sources, id,",
        "transformations, id,",
        "usage_api_calls_per_source_daily, sourceId timestamp, timestamp",
        "usage_api_calls_workspace_daily, timestamp, timestamp",
        "usage_mtu_per_source_daily, sourceId timestamp periodStart, timestamp",
        "usage_mtu_workspace_daily, timestamp periodStart, timestamp",
        "users, id,",
        "warehouses, id,",
        "audiences, spaceId id,",
        "functions, id,",
        "labels, key value,",
        "reverse_etl_models, id,",
        "roles, id,",
        "spaces, id,",
        "tracking_plan_rules, trackingPlanId type key version,",
        "tracking_plan_sources, trackingPlanId id,",
        "tracking_plans, id,",
        "workspace, id,"
    })
    void hasItsKeys(String name, String primaryKey, String replicationKey) {
        Table table = TRUTH.table(name);
        assertThat(table.primaryKey()).containsExactly(primaryKey.split(" "));
        assertThat(table.replication().replicationKey()).isEqualTo(replicationKey);
        assertThat(table.replication() instanceof Window).isEqualTo(replicationKey != null);
    }

    /** Every declared field occurs at every depth, and nothing is undeclared except a field that Segment does not document. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void declaresWhatTheRowsHold(String name) {
        Set<String> found = new HashSet<>();
        Set<String> extra = new TreeSet<>();
        TRUTH.rows(segment, name).values().forEach(row -> {
            collect(row, "", found);
            if (row.get("_extra") != null) {
                ((ObjectNode) Json.parse(row.getString("_extra"))).fieldNames().forEachRemaining(extra::add);
            }
        });
        assertThat(found).containsAll(declared(TRUTH.schema(name).value(), ""));
        assertThat(extra).isSubsetOf("/createdAt");
    }

    private static void collect(Object value, String path, Set<String> found) {
        if (value instanceof Struct struct) {
            struct.schema().fields().forEach(field -> collect(struct.get(field), path + '/' + field.name(), found));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collect(element, path, found));
        } else if (value != null) {
            found.add(path);
        }
    }

    private static Set<String> declared(Schema schema, String path) {
        Set<String> declared = new TreeSet<>();
        if (schema.type() == Schema.Type.STRUCT) {
            schema.fields().stream()
                    .filter(field -> !field.name().equals("_extra"))
                    .forEach(field -> declared.addAll(declared(field.schema(), path + '/' + field.name())));
        } else if (schema.type() == Schema.Type.ARRAY) {
            declared.addAll(declared(schema.valueSchema(), path));
        } else {
            declared.add(path);
        }
        return declared;
    }

    @Test
    void pagesFollowTheCursorUntilThereIsNone() {
        ApiRequest users = ApiRequest.get("/users").with("pagination.count", 2);
        String two = "[{\"id\":\"a\"},{\"id\":\"b\"}]";
        assertThat(next(users, two, "{\"current\":\"MA==\",\"next\":\"Mg==\"}").query())
                .isEqualTo(Map.of("pagination.count", "2", "pagination.cursor", "Mg=="));
        assertThat(next(users, two, "{\"current\":\"MA==\",\"next\":null,\"totalEntries\":2}"))
                .isNull();
        assertThat(next(users, two, "{\"current\":\"MA==\"}")).isNull();
        assertThat(next(users, two, "null")).isNull();
        assertThat(next(users, "[]", "{\"current\":\"MA==\",\"next\":\"Mg==\"}"))
                .isNull();
    }

    private static ApiRequest next(ApiRequest request, String rows, String pagination) {
        ObjectNode envelope = (ObjectNode) Json.parse("{\"data\":{\"pagination\":" + pagination + "}}");
        List<String> read = new ArrayList<>();
        Json.parse(rows).forEach(row -> read.add(row.path("id").asText()));
        return SegmentPages.PAGES.next(new Page<>(request, read, null, envelope, Instant.EPOCH));
    }
}
