package io.tributary.sandbox.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.data.Times;
import java.util.Map;

/**
 * Makes the rows of a workspace: the same seed, table and number always give the same row.
 *
 * @param times of the rows that there are at first
 */
record WorkspaceGenerator(Times times) {

    /** Makes one row. */
    @FunctionalInterface
    private interface Maker {
        /**
         * @param created UNIX seconds
         * @param updated UNIX seconds
         */
        ObjectNode row(long number, long created, long updated);
    }

    /** A row of the time before the workspace was opened. */
    ObjectNode past(String table, long number) {
        long updated = times.updated(table, number);
        long created = Math.max(times.from(), updated - number % 50 * 86_400);
        return maker(table).row(number, created, updated);
    }

    /** A row that is created now. */
    ObjectNode row(String table, long number, long now) {
        return maker(table).row(number, now, now);
    }

    private Maker maker(String table) {
        AccountData account = new AccountData(times.seed());
        CampaignData campaigns = new CampaignData(times.seed());
        Map<String, Maker> makers = Map.ofEntries(
                Map.entry("activities", new ActivityData(times.seed())::activity),
                Map.entry("broadcasts", campaigns::broadcast),
                Map.entry("campaigns", campaigns::campaign),
                Map.entry("collections", account::collection),
                Map.entry("customers", new PeopleData(times.seed())::person),
                Map.entry("eps_suppression", account::suppression),
                Map.entry("exports", account::export),
                Map.entry("ip_addresses", account::address),
                Map.entry("messages", new MessageData(times.seed())::message),
                Map.entry("newsletters", campaigns::newsletter),
                Map.entry("reporting_webhooks", account::webhook),
                Map.entry("segments", campaigns::segment),
                Map.entry("sender_identities", account::sender),
                Map.entry("snippets", account::snippet),
                Map.entry("topics", account::topic),
                Map.entry("transactional_messages", campaigns::transactional),
                Map.entry("types", account::type),
                Map.entry("workspaces", account::workspace));
        return makers.get(table);
    }
}
