package io.tributary.simulators.customerio;

import io.tributary.simulators.data.Times;
import io.tributary.simulators.http.SimulationBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Describes a simulated Customer.io before it starts. */
public final class CustomerIoBuilder extends SimulationBuilder<CustomerIoBuilder> {

    private final Map<String, Integer> sizes = new HashMap<>(Map.ofEntries(
            Map.entry("activities", 250),
            Map.entry("broadcasts", 4),
            Map.entry("campaigns", 9),
            Map.entry("collections", 3),
            Map.entry("customers", 260),
            Map.entry("eps_suppression", 60),
            Map.entry("exports", 6),
            Map.entry("ip_addresses", 5),
            Map.entry("messages", 400),
            Map.entry("newsletters", 120),
            Map.entry("reporting_webhooks", 3),
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
    private int largestPage = 100;
    private int requestsPerSecond;

    CustomerIoBuilder() {}

    @Override
    protected CustomerIoBuilder self() {
        return this;
    }

    /** The rows of a table; a few, or a few hundred, unless said otherwise. */
    public CustomerIoBuilder size(String table, int count) {
        sizes.put(table, count);
        return this;
    }

    /** So many messages, people, activities and suppressed addresses. */
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

    /** When the generated rows were created and changed. */
    public CustomerIoBuilder history(Instant first, Instant end) {
        this.from = first;
        this.to = end;
        return this;
    }

    /** Shows drafts among the other messages, as the reference of 2022 has it. */
    public CustomerIoBuilder draftsAmongMessages() {
        this.draftsAmongMessages = true;
        return this;
    }

    /** Shows all senders where {@code hidden} is not asked for, as the vendor's SDK has it, rather than the visible ones. */
    public CustomerIoBuilder hiddenAmongSenders() {
        this.hiddenAmongSenders = true;
        return this;
    }

    /** Lists activities in the other order than everybody sees. */
    public CustomerIoBuilder activitiesOldestFirst() {
        this.activitiesOldestFirst = true;
        return this;
    }

    /** Wraps each person in {@code customer}, as the reference has it; seen live, they are bare. */
    public CustomerIoBuilder wrappedPeople() {
        this.wrappedPeople = true;
        return this;
    }

    /** The sending domains of suppressed addresses, other workspaces' among them; the list without {@code domain} has all. */
    public CustomerIoBuilder suppressionDomains(String... names) {
        this.domains = List.of(names);
        return this;
    }

    /** Shows suppressed addresses twice on their list: first as they were before, then as they are. */
    public CustomerIoBuilder repeatedSuppressions() {
        this.repeatedSuppressions = true;
        return this;
    }

    /** Lets {@code deleted=true} show activities of deleted people only, as the reference can be read; seen live, it adds them. */
    public CustomerIoBuilder deletedOnly() {
        this.deletedOnly = true;
        return this;
    }

    /** Puts an empty page, which is not the end, between any two pages with cursors. */
    public CustomerIoBuilder emptyPages() {
        this.emptyPages = true;
        return this;
    }

    /** Rows on a page of newsletters or senders at most; 100 unless said otherwise, the reference does not tell. */
    public CustomerIoBuilder largestPage(int rows) {
        this.largestPage = rows;
        return this;
    }

    /** The rate limit; none unless said otherwise, Customer.io has 10. */
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
                largestPage);
        WorkspaceGenerator generator = new WorkspaceGenerator(Times.between(seed(), from, to), domains);
        SimulatedCustomerIo customerIo = new SimulatedCustomerIo(settings, generator, sizes);
        if (requestsPerSecond > 0) {
            customerIo.limitRequests(requestsPerSecond);
        }
        return listening(customerIo);
    }
}
