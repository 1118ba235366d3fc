package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Times;
import java.util.List;
import java.util.Map;

/** Generates the rows of a workspace. The same seed, table and number give the same row. */
final class WorkspaceGenerator {
    private static final List<String> COUNTED = List.of("broadcasts", "campaigns", "newsletters");
    private static final int BULK_EVERY = 1000;
    private static final int SPREAD = 377;
    private static final long DAY = 86_400;
    private static final int DAYS = 50;

    private final Times times;
    private final long countedSince;
    private final Map<String, Maker> makers;

    /** Generates a row. */
    @FunctionalInterface
    private interface Maker {
        /**
         * @param created UNIX seconds
         * @param updated UNIX seconds
         */
        ObjectNode row(long number, long created, long updated);
    }

    /**
     * @param times of the rows that there are at first
     * @param countedSince the earliest creation of rows that have metrics, in UNIX seconds
     * @param domains the sending domains of suppressed addresses
     */
    WorkspaceGenerator(Times times, long countedSince, List<String> domains) {
        this.times = times;
        this.countedSince = countedSince;
        AccountData account = new AccountData(times.seed(), domains);
        CampaignData campaigns = new CampaignData(times.seed());
        ChildData children = new ChildData(times.seed());
        this.makers = Map.ofEntries(
                Map.entry("activities", new ActivityData(times.seed())::activity),
                Map.entry("broadcast_actions", children::broadcastAction),
                Map.entry("broadcast_metrics", children::counts),
                Map.entry("broadcasts", campaigns::broadcast),
                Map.entry("campaign_actions", children::campaignAction),
                Map.entry("campaign_metrics", children::counts),
                Map.entry("campaigns", campaigns::campaign),
                Map.entry("collections", account::collection),
                Map.entry("customers", new PeopleData(times.seed())::person),
                Map.entry("eps_suppression", account::suppression),
                Map.entry("exports", account::export),
                Map.entry("ip_addresses", account::address),
                Map.entry("messages", new MessageData(times.seed())::message),
                Map.entry("newsletter_metrics", children::counts),
                Map.entry("newsletter_test_groups", children::testGroup),
                Map.entry("newsletter_variants", children::variant),
                Map.entry("newsletters", campaigns::newsletter),
                Map.entry("reporting_webhooks", account::webhook),
                Map.entry("segment_memberships", children::member),
                Map.entry("segment_usage", children::usage),
                Map.entry("segments", campaigns::segment),
                Map.entry("sender_identities", account::sender),
                Map.entry("snippets", account::snippet),
                Map.entry("topics", account::topic),
                Map.entry("transactional_messages", campaigns::transactional),
                Map.entry("types", account::type),
                Map.entry("workspaces", account::workspace));
    }

    /** An initial row. */
    ObjectNode past(String table, long number) {
        // Neighbours differ: of any few rows, some share a second with others and some do not.
        long updated = times.updated(table, number * SPREAD % BULK_EVERY + number / BULK_EVERY * BULK_EVERY);
        long created = table.equals("messages") ? updated : Math.max(times.from(), updated - number % DAYS * DAY);
        long earliest = COUNTED.contains(table) ? countedSince : 0;
        return makers.get(table).row(number, Math.max(created, earliest), Math.max(updated, earliest));
    }

    /** A row that is created now. */
    ObjectNode row(String table, long number, long now) {
        return makers.get(table).row(number, now, now);
    }
}
