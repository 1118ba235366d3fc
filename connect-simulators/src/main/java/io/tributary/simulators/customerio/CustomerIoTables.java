package io.tributary.simulators.customerio;

import java.util.List;
import java.util.Map;

/** The tables of a workspace. */
final class CustomerIoTables {

    /** Tables whose list is a single response, with its path. */
    static final Map<String, String> UNPAGED = Map.ofEntries(
            Map.entry("broadcasts", "/broadcasts"),
            Map.entry("campaigns", "/campaigns"),
            Map.entry("collections", "/collections"),
            Map.entry("exports", "/exports"),
            Map.entry("ip_addresses", "/info/ip_addresses"),
            Map.entry("reporting_webhooks", "/reporting_webhooks"),
            Map.entry("segments", "/segments"),
            Map.entry("snippets", "/snippets"),
            Map.entry("topics", "/subscription_topics"),
            Map.entry("transactional_messages", "/transactional"),
            Map.entry("types", "/object_types"),
            Map.entry("workspaces", "/workspaces"));

    static final List<String> ALL = List.of(
            "activities",
            "broadcasts",
            "campaigns",
            "collections",
            "customers",
            "eps_suppression",
            "exports",
            "ip_addresses",
            "messages",
            "newsletters",
            "reporting_webhooks",
            "segments",
            "sender_identities",
            "snippets",
            "topics",
            "transactional_messages",
            "types",
            "workspaces");

    private CustomerIoTables() {}

    /** The response's field with the rows. */
    static String rowsAt(String table) {
        return table.equals("transactional_messages") ? "messages" : table;
    }

    /** The field with the time of the last change. Empty if there is none. A collection's does not change with its contents. */
    static String changedAt(String table) {
        return switch (table) {
            case "broadcasts", "campaigns", "newsletters" -> "updated";
            case "exports", "segments", "snippets", "transactional_messages" -> "updated_at";
            default -> "";
        };
    }
}
