package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Rewrite;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.kustomer.KustomerBuilder;
import io.tributary.simulators.kustomer.KustomerWorkspace;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.ResponseForm;
import io.tributary.testkit.VendorUnderTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The Kustomer connector for the tests of all connectors. */
public final class KustomerKit implements ConnectorKit {
    private static final Truth TRUTH = new Truth();

    private final UnaryOperator<KustomerBuilder> form;

    /** Rows as documented. */
    public KustomerKit() {
        this(UnaryOperator.identity());
    }

    /** Rows in another form. */
    KustomerKit(UnaryOperator<KustomerBuilder> form) {
        this.form = form;
    }

    @Override
    public String vendor() {
        return Kustomer.NAME;
    }

    @Override
    public String connectorClass() {
        return KustomerSourceConnector.class.getName();
    }

    @Override
    public Map.Entry<String, String> credential() {
        return Map.entry("api.token", "simulated-token");
    }

    @Override
    public Map.Entry<String, String> incrementalTable() {
        return Map.entry("customers", "updated_at");
    }

    @Override
    public String snapshotTable() {
        return "tags";
    }

    @Override
    public ResponseForm responseForm() {
        return new ResponseForm("tags", "/v1/tags", "GET /v1/tags", "id", "name", Rewrite.wrapped("/data", "wrapped"));
    }

    @Override
    public VendorUnderTest few() {
        return new Organization(form.apply(SimulatedKustomer.builder())
                .deletedPercent(0)
                .size("conversations", 40)
                .size("customers", 170)
                .size("kobjects", 30)
                .size("messages", 80)
                .size("notes", 20)
                .size("tags", 30)
                .size("shortcuts", 10)
                .size("audit_logs", 30)
                .size("companies", 20)
                .size("work_sessions", 12)
                .start());
    }

    @Override
    public VendorUnderTest slow() {
        return new Organization(form.apply(SimulatedKustomer.builder())
                .deletedPercent(0)
                .size("conversations", 40)
                .size("customers", 700)
                .size("kobjects", 700)
                .size("messages", 700)
                .size("notes", 1700)
                .latency(Duration.ofMillis(600))
                .start());
    }

    private record Organization(SimulatedKustomer kustomer) implements VendorUnderTest {
        @Override
        public SimulatedApi api() {
            return kustomer;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = kustomer.connectorSettings();
            settings.put("tables", "*");
            settings.put("requests.per.second", "0");
            settings.put("kustomer.searches.per.minute", "10000");
            settings.put("max.concurrent.requests", "4");
            return settings;
        }

        @Override
        public List<String> tables() {
            return KustomerTables.NAMES.all();
        }

        @Override
        public Map<JsonNode, ObjectNode> truth(String table) {
            UnaryOperator<ObjectNode> fields = TRUTH.fields(table);
            Map<JsonNode, ObjectNode> rows = new HashMap<>();
            kustomer.truth(table).values().forEach(row -> rows.put(key(table, row), fields.apply(row)));
            return rows;
        }

        private static ObjectNode key(String table, ObjectNode row) {
            ObjectNode key = row.objectNode();
            TRUTH.table(table).primaryKey().forEach(field -> key.set(field, row.get(field)));
            return key;
        }

        @Override
        public List<String> tablesThatKeepDeletedRows() {
            return List.of("audit_logs");
        }

        @Override
        public void change() {
            KustomerWorkspace workspace = kustomer.workspace();
            List.of("customers", "notes", "messages")
                    .forEach(table -> workspace.updateAll(
                            table,
                            workspace.ids(table).subList(3, 15),
                            row -> KustomerWorkspace.attributes(row).put("externalId", "again")));
            KustomerTables.NAMES.all().forEach(workspace::add);
            List.of("tags", "users", "conversations", "slas", "companies")
                    .forEach(table ->
                            workspace.delete(table, workspace.present(table).get(2)));
        }

        @Override
        public void refuseCredential() {
            kustomer.token("another");
        }
    }
}
