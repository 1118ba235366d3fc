package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.CustomerIoBuilder;
import io.tributary.simulators.customerio.CustomerIoWorkspace;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.http.Rewrite;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.ResponseForm;
import io.tributary.testkit.VendorUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The Customer.io connector for the tests of all connectors. */
public final class CustomerIoKit implements ConnectorKit {
    private static final Truth TRUTH = new Truth();
    private static final Duration COUNTED = Duration.ofDays(5);

    private final UnaryOperator<CustomerIoBuilder> options;

    /** The forms that were seen live. */
    public CustomerIoKit() {
        this(UnaryOperator.identity());
    }

    private CustomerIoKit(UnaryOperator<CustomerIoBuilder> options) {
        this.options = options;
    }

    /** The other forms: those of the reference or the SDK, and those that only some accounts have. */
    static CustomerIoKit ofAlternateForms() {
        return new CustomerIoKit(customerIo -> customerIo
                .wrappedPeople()
                .draftsAmongMessages()
                .hiddenAmongSenders()
                .activitiesOldestFirst()
                .repeatedSuppressions()
                .describedChildren()
                .membersPerPage(3)
                .emptyPages()
                .largestPage(30));
    }

    @Override
    public String vendor() {
        return CustomerIo.NAME;
    }

    @Override
    public String connectorClass() {
        return CustomerIoSourceConnector.class.getName();
    }

    @Override
    public Map.Entry<String, String> credential() {
        return Map.entry("access.token", "simulated-key");
    }

    @Override
    public Map.Entry<String, String> incrementalTable() {
        return Map.entry("messages", "created");
    }

    @Override
    public String snapshotTable() {
        return "topics";
    }

    @Override
    public ResponseForm responseForm() {
        return new ResponseForm(
                "topics",
                "/v1/subscription_topics",
                "GET /subscription_topics",
                "id",
                "name",
                Rewrite.wrapped("/topics", "wrapped"));
    }

    @Override
    public VendorUnderTest few() {
        return new Workspace(
                recent().rows(120).size("newsletters", 20).size("topics", 25).start());
    }

    @Override
    public VendorUnderTest slow() {
        return new Workspace(recent().rows(1200).latency(Duration.ofMillis(200)).start());
    }

    /** A workspace whose metrics have few steps. */
    private CustomerIoBuilder recent() {
        return options.apply(SimulatedCustomerIo.builder())
                .countedSince(Instant.now().minus(COUNTED));
    }

    private record Workspace(SimulatedCustomerIo customerIo) implements VendorUnderTest {

        @Override
        public SimulatedApi api() {
            return customerIo;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = customerIo.connectorSettings();
            settings.put("tables", "*");
            settings.put("requests.per.second", "0");
            return settings;
        }

        @Override
        public List<String> tables() {
            return CustomerIoTables.NAMES.all();
        }

        @Override
        public Map<JsonNode, ObjectNode> truth(String table) {
            UnaryOperator<ObjectNode> fields = TRUTH.fields(table);
            Map<JsonNode, ObjectNode> rows = new HashMap<>();
            customerIo
                    .truth(table)
                    .forEach((id, row) -> rows.put(key(table, id, row), withoutZeroTime(fields.apply(row))));
            return rows;
        }

        private static ObjectNode key(String table, String id, ObjectNode row) {
            ObjectNode key = row.objectNode();
            return switch (table) {
                case "broadcast_actions",
                        "campaign_actions",
                        "newsletter_test_groups",
                        "newsletter_variants",
                        "segment_usage" -> childKey(table, row);
                case "segment_memberships" ->
                    childKey(table, row).put("cio_id", row.path("cio_id").asText());
                case "broadcast_metrics", "campaign_metrics", "newsletter_metrics" ->
                    childKey(table, row).put("step", row.path("step").asLong() * 1000);
                case "customers" -> key.put("cio_id", id);
                case "snippets" -> key.put("name", id);
                case "eps_suppression" -> row.deepCopy().retain("suppression_type", "domain", "email");
                case "activities", "messages", "ip_addresses", "types" -> key.put("id", id);
                default -> key.put("id", Integer.parseInt(id));
            };
        }

        /** Ids are numbers, but may be text in a response. */
        private static ObjectNode childKey(String table, ObjectNode row) {
            ObjectNode key = row.objectNode();
            for (String field : TRUTH.table(table).primaryKey()) {
                JsonNode value = row.path(field);
                boolean isId = field.equals("id") || field.endsWith("_id");
                key.set(field, isId ? key.numberNode(value.asInt()) : value);
            }
            return key;
        }

        /** A time of 0 means never. */
        private static ObjectNode withoutZeroTime(ObjectNode row) {
            return row.path("first_started").asInt(-1) == 0 ? row.deepCopy().putNull("first_started") : row;
        }

        /** Customer.io keeps both for a limited time, so a missing row means nothing. */
        @Override
        public List<String> tablesThatKeepDeletedRows() {
            return List.of("messages", "activities");
        }

        @Override
        public void change() {
            CustomerIoWorkspace workspace = customerIo.workspace();
            for (String table : List.of("campaigns", "newsletters", "segments")) {
                workspace
                        .ids(table)
                        .subList(2, 6)
                        .forEach(id -> workspace.update(table, id, row -> row.put("name", "again")));
            }
            String message = workspace.add("messages");
            workspace.update("messages", message, row -> row.put("subject", "again"));
            CustomerIoTables.NAMES.all().forEach(workspace::add);
            workspace.delete("topics", workspace.ids("topics").get(1));
            workspace.delete("customers", workspace.ids("customers").get(1));
        }

        @Override
        public void refuseCredential() {
            customerIo.token("another");
        }
    }
}
