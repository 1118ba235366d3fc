package io.tributary.simulators.customerio;

import io.tributary.simulators.data.Times;
import io.tributary.simulators.http.SimulationBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a simulated Customer.io. */
public final class CustomerIoBuilder extends SimulationBuilder<CustomerIoBuilder> {

    private final Map<String, Integer> sizes = new HashMap<>(Map.ofEntries(
            Map.entry("activities", 250),
            Map.entry("broadcast_actions", 6),
            Map.entry("broadcast_metrics", 4),
            Map.entry("broadcasts", 4),
            Map.entry("campaign_actions", 50),
            Map.entry("campaign_metrics", 20),
            Map.entry("campaigns", 9),
            Map.entry("collections", 3),
            Map.entry("customers", 260),
            Map.entry("eps_suppression", 60),
            Map.entry("exports", 6),
            Map.entry("ip_addresses", 5),
            Map.entry("messages", 400),
            Map.entry("newsletter_metrics", 20),
            Map.entry("newsletter_test_groups", 8),
            Map.entry("newsletter_variants", 24),
            Map.entry("newsletters", 120),
            Map.entry("reporting_webhooks", 3),
            Map.entry("segment_memberships", 40),
            Map.entry("segment_usage", 7),
            Map.entry("segments", 8),
            Map.entry("sender_identities", 12),
            Map.entry("snippets", 4),
            Map.entry("topics", 3),
            Map.entry("transactional_messages", 5),
            Map.entry("types", 4),
            Map.entry("workspaces", 2)));
    private String token = "simulated-key";
    private Instant from = Instant.parse("2023-01-01T00:00:00Z");
    private Instant to = Instant.parse("2026-06-01T00:00:00Z");
    private boolean draftsAmongMessages;
    private boolean hiddenAmongSenders;
    private boolean activitiesOldestFirst;
    private boolean wrappedPeople;
    private boolean repeatedSuppressions;
    private List<String> domains = List.of();
    private boolean deletedOnly;
    private boolean emptyPages;
    private boolean describedChildren;
    private Instant countedSince = Instant.EPOCH;
    private int membersPerPage = 30_000;
    private int largestPage = 100;
    private int requestsPerSecond;

    CustomerIoBuilder() {}

    @Override
    protected CustomerIoBuilder self() {
        return this;
    }

    /** Number of rows of a table. Default: a few or a few hundred. */
    public CustomerIoBuilder size(String table, int count) {
        sizes.put(table, count);
        return this;
    }

    /** Number of messages, people, activities and suppressed addresses. */
    public CustomerIoBuilder rows(int count) {
        return size("messages", count)
                .size("customers", count)
                .size("activities", count)
                .size("eps_suppression", count);
    }

    /** The App API key. */
    public CustomerIoBuilder token(String key) {
        this.token = key;
        return this;
    }

    /** The period in which the generated rows were created and changed. */
    public CustomerIoBuilder history(Instant first, Instant end) {
        this.from = first;
        this.to = end;
        return this;
    }

    /** Returns drafts among other messages, like the reference of 2022. */
    public CustomerIoBuilder draftsAmongMessages() {
        this.draftsAmongMessages = true;
        return this;
    }

    /** Returns all senders without {@code hidden}, like the vendor's SDK, instead of the visible ones. */
    public CustomerIoBuilder hiddenAmongSenders() {
        this.hiddenAmongSenders = true;
        return this;
    }

    /** Lists activities in the opposite of the usual order. */
    public CustomerIoBuilder activitiesOldestFirst() {
        this.activitiesOldestFirst = true;
        return this;
    }

    /** Wraps each person in {@code customer}, like the reference. The real API returns bare people. */
    public CustomerIoBuilder wrappedPeople() {
        this.wrappedPeople = true;
        return this;
    }

    /** The sending domains of suppressed addresses, including other workspaces'. The list without {@code domain} has all. */
    public CustomerIoBuilder suppressionDomains(String... names) {
        this.domains = List.of(names);
        return this;
    }

    /** Returns suppressed addresses twice: first the old row, then the current one. */
    public CustomerIoBuilder repeatedSuppressions() {
        this.repeatedSuppressions = true;
        return this;
    }

    /** Makes {@code deleted=true} return only activities of deleted people, as the reference may mean. The real API adds them. */
    public CustomerIoBuilder deletedOnly() {
        this.deletedOnly = true;
        return this;
    }

    /** Inserts an empty page, which is not the end, between any two pages with cursors. */
    public CustomerIoBuilder emptyPages() {
        this.emptyPages = true;
        return this;
    }

    /** Returns what campaigns, broadcasts, newsletters and segments have as described, not as seen live. */
    public CustomerIoBuilder describedChildren() {
        this.describedChildren = true;
        return this;
    }

    /** Makes broadcasts, campaigns and newsletters, which have metrics, no older than this. */
    public CustomerIoBuilder countedSince(Instant first) {
        this.countedSince = first;
        return this;
    }

    /** Maximum members of a segment per page, even if more are requested. Default: 30,000, like Customer.io. */
    public CustomerIoBuilder membersPerPage(int members) {
        this.membersPerPage = members;
        return this;
    }

    /** Maximum rows per page of newsletters and senders. Default: 100. Not documented. */
    public CustomerIoBuilder largestPage(int rows) {
        this.largestPage = rows;
        return this;
    }

    /** The rate limit. Default: none. Customer.io allows 10. */
    public CustomerIoBuilder requestsPerSecond(int requests) {
        this.requestsPerSecond = requests;
        return this;
    }

    @Override
    public SimulatedCustomerIo start() {
        CustomerIoSettings settings = new CustomerIoSettings(
                token,
                draftsAmongMessages,
                hiddenAmongSenders,
                activitiesOldestFirst,
                wrappedPeople,
                repeatedSuppressions,
                deletedOnly,
                emptyPages,
                describedChildren,
                membersPerPage,
                largestPage);
        WorkspaceGenerator generator =
                new WorkspaceGenerator(Times.between(seed(), from, to), countedSince.getEpochSecond(), domains);
        SimulatedCustomerIo customerIo = new SimulatedCustomerIo(settings, generator, sizes);
        if (requestsPerSecond > 0) {
            customerIo.limitRequests(requestsPerSecond);
        }
        return listening(customerIo);
    }
}
