package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Rewrite;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.listrak.ListrakAccount;
import io.tributary.simulators.listrak.ListrakBuilder;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.ResponseForm;
import io.tributary.testkit.VendorUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Listrak connector for the tests of all connectors. */
public final class ListrakKit implements ConnectorKit {
    private static final Truth TRUTH = new Truth();

    @Override
    public String vendor() {
        return Listrak.NAME;
    }

    @Override
    public String connectorClass() {
        return ListrakSourceConnector.class.getName();
    }

    @Override
    public Map.Entry<String, String> credential() {
        return Map.entry("password", "s&mulated<password>");
    }

    @Override
    public Map.Entry<String, String> incrementalTable() {
        return Map.entry("message_clicks", "complete_to");
    }

    @Override
    public String snapshotTable() {
        return "subscribed_contacts";
    }

    @Override
    public ResponseForm responseForm() {
        return new ResponseForm(
                "subscribed_contacts",
                "/ReportSubscribedContacts/{id}",
                "SOAP /ReportSubscribedContacts",
                "ContactID",
                "AdditionDate",
                Rewrite.wrappedElements("WSContactSubscriptionInfo", "wrapped"));
    }

    @Override
    public VendorUnderTest few() {
        return new Account(small().start());
    }

    private static ListrakBuilder small() {
        return SimulatedListrak.builder()
                .lists(2)
                .contacts(50)
                .messages(6)
                .recipients(80)
                .events(60)
                .page(25);
    }

    @Override
    public VendorUnderTest slow() {
        return new Account(small().contacts(400)
                .messages(25)
                .recipients(1000)
                .events(400)
                .latency(Duration.ofMillis(60))
                .start());
    }

    private record Account(SimulatedListrak listrak) implements VendorUnderTest {

        @Override
        public SimulatedApi api() {
            return listrak;
        }

        /**
         * With intervals short enough for a test: sweeps read the counters of old messages, and a message's recipients are read at
         * one in ten polls.
         */
        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = listrak.connectorSettings();
            settings.put("tables", "*");
            settings.put("listrak.sweep.interval.ms", "3000");
            settings.put("poll.interval.ms", "100");
            settings.put("snapshot.interval.ms", "100");
            return settings;
        }

        @Override
        public List<String> tables() {
            return ListrakTables.NAMES.all();
        }

        @Override
        public Map<JsonNode, ObjectNode> truth(String table) {
            return TRUTH.byKey(listrak, table);
        }

        /** The events and recipients of a deleted message stay. */
        @Override
        public List<String> tablesThatKeepDeletedRows() {
            return tables().stream()
                    .filter(table -> table.startsWith("message_"))
                    .toList();
        }

        @Override
        public void change() {
            ListrakAccount account = listrak.account();
            long message = account.messages().get(2);
            account.addEvent("message_clicks", message);
            account.addEvent("message_clicks", message);
            account.addEvent("message_bounces", message);
            account.addEvent("message_unsubs", message);
            long list = account.lists().get(1);
            account.subscribe(list);
            account.unsubscribe(list, account.contacts(list).get(0));
            long sent = account.addMessage(list);
            account.addRecipient(sent);
            account.addEvent("message_opens", sent);
            account.addEvent("message_reads", sent);
            account.updateList(list, row -> row.put("ListName", "again"));
        }

        @Override
        public void refuseCredential() {
            listrak.password("another");
        }
    }
}
