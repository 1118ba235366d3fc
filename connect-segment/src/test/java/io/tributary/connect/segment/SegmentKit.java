package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Rewrite;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.segment.SegmentBuilder;
import io.tributary.simulators.segment.SegmentWorkspace;
import io.tributary.simulators.segment.SimulatedSegment;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.ResponseForm;
import io.tributary.testkit.VendorUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Segment connector for the tests of all connectors. */
public final class SegmentKit implements ConnectorKit {
    private static final Truth TRUTH = new Truth();

    @Override
    public String vendor() {
        return Segment.NAME;
    }

    @Override
    public String connectorClass() {
        return SegmentSourceConnector.class.getName();
    }

    @Override
    public Map.Entry<String, String> credential() {
        return Map.entry("api.token", "simulated-token");
    }

    @Override
    public Map.Entry<String, String> incrementalTable() {
        return Map.entry("audit_events", "timestamp");
    }

    @Override
    public String snapshotTable() {
        return "users";
    }

    @Override
    public ResponseForm responseForm() {
        return new ResponseForm(
                "users", "/users", "GET /users", "id", "name", Rewrite.wrapped("/data/users", "wrapped"));
    }

    @Override
    public VendorUnderTest few() {
        return new Workspace(small().start());
    }

    private static SegmentBuilder small() {
        return SimulatedSegment.builder()
                .sources(12)
                .destinations(16)
                .warehouses(3)
                .auditEvents(80, 9)
                .usageMonths(1)
                .catalog(10)
                .further(4);
    }

    @Override
    public VendorUnderTest slow() {
        return new Workspace(small().sources(30)
                .destinations(24)
                .users(900)
                .auditEvents(1000, 25)
                .latency(Duration.ofMillis(120))
                .start());
    }

    private record Workspace(SimulatedSegment segment) implements VendorUnderTest {

        @Override
        public SimulatedApi api() {
            return segment;
        }

        /** Skips the years before the workspace, which would take a request for each month and day. */
        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = segment.connectorSettings();
            settings.put("tables", "*");
            settings.put("max.concurrent.requests", "4");
            settings.put("start.date", segment.workspace().today().minusDays(35).toString());
            return settings;
        }

        @Override
        public List<String> tables() {
            return SegmentTables.NAMES.all();
        }

        @Override
        public Map<JsonNode, ObjectNode> truth(String table) {
            List<String> primaryKey = TRUTH.table(table).primaryKey();
            Map<JsonNode, ObjectNode> rows = new HashMap<>();
            segment.truth(table).values().forEach(row -> {
                ObjectNode key = row.objectNode();
                primaryKey.forEach(field -> put(key, field, row.path(field)));
                rows.put(key, row);
            });
            return rows;
        }

        private static void put(ObjectNode key, String field, JsonNode wire) {
            switch (field) {
                case "timestamp" -> key.put(field, Instant.parse(wire.asText()).toEpochMilli());
                case "periodStart" ->
                    key.put(field, Instant.ofEpochSecond(wire.asLong()).toEpochMilli());
                default -> key.set(field, wire);
            }
        }

        @Override
        public List<String> tablesThatKeepDeletedRows() {
            return List.of();
        }

        @Override
        public void change() {
            SegmentWorkspace workspace = segment.workspace();
            workspace.update("users", workspace.keys("users").get(3), row -> row.put("name", "again"));
            workspace.update(
                    "catalog_sources", workspace.keys("catalog_sources").get(1), row -> row.put("slug", "again"));
            List.of("users", "groups", "destinations", "transformations").forEach(workspace::add);
            workspace.update("audiences", workspace.keys("audiences").get(1), row -> row.put("name", "again"));
            workspace.add("roles");
            workspace.addEvent(Instant.now());
            workspace.addEvent(Instant.now());
            workspace.addUsage(workspace.today(), workspace.countedSources().get(1), 7);
            workspace.delete("groups", workspace.keys("groups").get(4));
            String[] pair = workspace.keys("destinations").get(0).split(" ");
            workspace.deliver(pair[0], pair[1], 5);
        }

        @Override
        public void refuseCredential() {
            segment.token("another");
        }
    }
}
