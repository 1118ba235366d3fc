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
            "broadcast_actions",
            "broadcast_metrics",
            "broadcasts",
            "campaign_actions",
            "campaign_metrics",
            "campaigns",
            "collections",
            "customers",
            "eps_suppression",
            "exports",
            "ip_addresses",
            "messages",
            "newsletter_metrics",
            "newsletter_test_groups",
            "newsletter_variants",
            "newsletters",
            "reporting_webhooks",
            "segment_memberships",
            "segment_usage",
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
            case "broadcast_actions",
                    "broadcasts",
                    "campaign_actions",
                    "campaigns",
                    "newsletter_variants",
                    "newsletters" -> "updated";
            case "exports", "segments", "snippets", "transactional_messages" -> "updated_at";
            default -> "";
        };
    }
}
