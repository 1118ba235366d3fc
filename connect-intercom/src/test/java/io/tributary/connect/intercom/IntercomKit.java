package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Rewrite;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.intercom.IntercomWorkspace;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.simulators.intercom.Variant;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.ResponseForm;
import io.tributary.testkit.VendorUnderTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The Intercom connector for the tests of all connectors. */
public final class IntercomKit implements ConnectorKit {
    private static final Truth TRUTH = new Truth();

    private final boolean alternateForms;

    /** An Intercom whose responses match its reference. */
    public IntercomKit() {
        this(false);
    }

    /**
     * @param alternateForms whether responses deviate from the reference in every way that users have reported, with
     *     conversations that the search cannot return
     */
    IntercomKit(boolean alternateForms) {
        this.alternateForms = alternateForms;
    }

    @Override
    public String vendor() {
        return Intercom.NAME;
    }

    @Override
    public String connectorClass() {
        return IntercomSourceConnector.class.getName();
    }

    @Override
    public Map.Entry<String, String> credential() {
        return Map.entry("access.token", "simulated-token");
    }

    @Override
    public Map.Entry<String, String> incrementalTable() {
        return Map.entry("contacts", "updated_at");
    }

    @Override
    public String snapshotTable() {
        return "tags";
    }

    @Override
    public ResponseForm responseForm() {
        return new ResponseForm("tags", "/tags", "GET /tags", "id", "name", Rewrite.wrapped("/data", "wrapped"));
    }

    @Override
    public VendorUnderTest few() {
        SimulatedIntercom intercom = SimulatedIntercom.builder()
                .contacts(170)
                .companies(20)
                .conversations(25)
                .parts(80, 0)
                .variants(alternateForms ? Variant.values() : new Variant[0])
                .greaterIncludesEqual(alternateForms)
                .start();
        if (alternateForms) {
            makeConversationsUnreadable(intercom.workspace());
        }
        return new Workspace(intercom);
    }

    private static void makeConversationsUnreadable(IntercomWorkspace workspace) {
        List<String> ids = workspace.ids("conversations");
        workspace.updateAll("conversations", ids.subList(5, 15), row -> {});
        List.of(6, 7, 11, 20).forEach(place -> workspace.unreadable("conversations", ids.get(place), true));
    }

    @Override
    public VendorUnderTest slow() {
        return new Workspace(SimulatedIntercom.builder()
                .contacts(800)
                .companies(200)
                .conversations(200)
                .parts(800, 0)
                .latency(Duration.ofMillis(120))
                .start());
    }

    private record Workspace(SimulatedIntercom intercom) implements VendorUnderTest {

        @Override
        public SimulatedApi api() {
            return intercom;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = intercom.connectorSettings();
            settings.put("tables", "*");
            settings.put("requests.per.second", "0");
            settings.put("max.concurrent.requests", "4");
            return settings;
        }

        @Override
        public List<String> tables() {
            return IntercomTables.NAMES.all();
        }

        @Override
        public Map<JsonNode, ObjectNode> truth(String table) {
            List<String> key = TRUTH.table(table).primaryKey();
            UnaryOperator<ObjectNode> fields = TRUTH.fields(table);
            Map<JsonNode, ObjectNode> rows = new HashMap<>();
            intercom.truth(table).values().forEach(row -> rows.put(key(key, row), fields.apply(row)));
            return rows;
        }

        private static ObjectNode key(List<String> fields, ObjectNode row) {
            ObjectNode key = row.objectNode();
            fields.forEach(field -> key.put(field, row.path(field).asText()));
            return key;
        }

        /**
         * The parts of a deleted conversation or ticket disappear without notice. Key walks find deleted contacts, companies and
         * tickets, unless they were deleted while the connector was down. Entries of the log stay.
         */
        @Override
        public List<String> tablesThatKeepDeletedRows() {
            return List.of("conversation_parts", "contacts", "companies", "tickets", "ticket_parts", "activity_logs");
        }

        /** The deleted row is one that no other row refers to: that row would change without notice. */
        @Override
        public void change() {
            IntercomWorkspace workspace = intercom.workspace();
            workspace.updateAll("contacts", workspace.ids("contacts").subList(3, 30), row -> row.put("name", "again"));
            workspace.updateAll("companies", workspace.ids("companies").subList(3, 9), row -> row.put("name", "again"));
            workspace.addPart(workspace.ids("conversations").get(2));
            workspace.addTicketPart(workspace.ids("tickets").get(2), false);
            List.of(
                            "contacts",
                            "companies",
                            "conversations",
                            "tags",
                            "segments",
                            "tickets",
                            "articles",
                            "activity_logs")
                    .forEach(workspace::add);
            workspace.delete("segments", workspace.ids("segments").get(4));
        }

        @Override
        public void refuseCredential() {
            intercom.token("another");
        }
    }
}
