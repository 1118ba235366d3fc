package io.tributary.simulators.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The expected rows of each table: as the service returns them, with the id of their list or message. */
final class AccountTruth {
    private final ListrakAccount account;

    AccountTruth(ListrakAccount account) {
        this.account = account;
    }

    List<ObjectNode> rows(String table) {
        return switch (table) {
            case "lists" -> account.listRows();
            case "messages" -> messages();
            case "message_sends" -> sends();
            case "subscribed_contacts" -> contacts();
            default -> events(EventKind.of(table));
        };
    }

    private List<ObjectNode> messages() {
        return account.messages().stream()
                .map(account::message)
                .map(message -> message.counters().activity(message.row()))
                .toList();
    }

    private List<ObjectNode> sends() {
        List<ObjectNode> rows = new ArrayList<>();
        for (long message : account.messages()) {
            account.recipients(message).stream()
                    .map(SoapOperations::recipient)
                    .forEach(row -> rows.add(row.put("MsgID", message)));
        }
        return rows;
    }

    private List<ObjectNode> events(EventKind kind) {
        List<ObjectNode> rows = new ArrayList<>();
        for (long message : account.messages()) {
            account.events(kind, message).forEach(row -> rows.add(row.deepCopy().put("MsgID", message)));
        }
        return rows;
    }

    private List<ObjectNode> contacts() {
        List<ObjectNode> rows = new ArrayList<>();
        for (long list : account.lists()) {
            account.subscriptions(list).forEach(row -> rows.add(row.deepCopy().put("ListID", list)));
        }
        return rows;
    }
}
