package io.tributary.simulators.intercom;

import io.tributary.simulators.data.Times;
import io.tributary.simulators.http.SimulationBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Builds a simulated Intercom. */
public final class IntercomBuilder extends SimulationBuilder<IntercomBuilder> {

    private final Map<String, Integer> sizes = new HashMap<>(Map.ofEntries(
            Map.entry("contacts", 250),
            Map.entry("companies", 120),
            Map.entry("conversations", 60),
            Map.entry("parts", 2200),
            Map.entry("long", 2),
            Map.entry("tags", 30),
            Map.entry("segments", 6),
            Map.entry("admins", 5),
            Map.entry("teams", 3),
            Map.entry("attributes", 8),
            Map.entry("articles", 30),
            Map.entry("tickets", 24),
            Map.entry("logs", 45)));
    private String token = "simulated-token";
    private String clientId = "simulated-client";
    private String clientSecret = "simulated-secret";
    private String region = "US";
    private ZoneId timeZone = ZoneId.of("America/Los_Angeles");
    private Instant from = Instant.parse("2023-01-01T00:00:00Z");
    private Instant to = Instant.parse("2026-06-01T00:00:00Z");
    private int scrollPage = 100;
    private int largestPage = 150;
    private int largestCompanyPage = 150;
    private boolean greaterIncludesEqual;
    private Set<Variant> variants = Set.of();
    private int requestsPerTenSeconds;
    private Duration indexLag = Duration.ZERO;

    IntercomBuilder() {}

    @Override
    protected IntercomBuilder self() {
        return this;
    }

    /** Number of users and leads. Default: 250. */
    public IntercomBuilder contacts(int count) {
        return size("contacts", count);
    }

    /** Number of companies. Default: 120. */
    public IntercomBuilder companies(int count) {
        return size("companies", count);
    }

    /** Number of conversations. {@link #parts} gives them parts. */
    public IntercomBuilder conversations(int count) {
        return size("conversations", count).size("parts", 0).size("long", 0);
    }

    /**
     * Number of parts of all conversations. A tenth of the conversations has none.
     *
     * @param total exact, if there is a conversation
     * @param longConversations number of conversations with more than 500 parts (1203, 853, then 503 or 501 each)
     */
    public IntercomBuilder parts(int total, int longConversations) {
        return size("parts", total).size("long", longConversations);
    }

    /** Number of tags. Default: 30. */
    public IntercomBuilder tags(int count) {
        return size("tags", count);
    }

    /** Number of contact segments. There are a third as many company segments. Default: 6. */
    public IntercomBuilder segments(int count) {
        return size("segments", count);
    }

    /** Number of admins, at least one. Default: 5. */
    public IntercomBuilder admins(int count) {
        return size("admins", Math.max(1, count));
    }

    /** Number of teams. Default: 3. */
    public IntercomBuilder teams(int count) {
        return size("teams", count);
    }

    /** Number of custom attributes of contacts, and of companies. Default: 8. */
    public IntercomBuilder customAttributes(int count) {
        return size("attributes", count);
    }

    /** Number of articles. There are three quarters as many collections. Default: 30. */
    public IntercomBuilder articles(int count) {
        return size("articles", count);
    }

    /** Number of tickets. Default: 24. */
    public IntercomBuilder tickets(int count) {
        return size("tickets", count);
    }

    /** Number of entries of the activity log. Default: 45. */
    public IntercomBuilder activityLogs(int count) {
        return size("logs", count);
    }

    private IntercomBuilder size(String table, int count) {
        sizes.put(table, count);
        return this;
    }

    /** The access token. */
    public IntercomBuilder token(String accessToken) {
        this.token = accessToken;
        return this;
    }

    /** The OAuth app that exchanges codes. */
    public IntercomBuilder client(String id, String secret) {
        this.clientId = id;
        this.clientSecret = secret;
        return this;
    }

    /** The region in {@code GET /me}: {@code US}, {@code EU} or {@code AU}. */
    public IntercomBuilder region(String name) {
        this.region = name;
        return this;
    }

    /** The workspace's time zone. Default: Los Angeles. */
    public IntercomBuilder timeZone(ZoneId zone) {
        this.timeZone = zone;
        return this;
    }

    /** The period in which the generated rows were created and changed. */
    public IntercomBuilder history(Instant first, Instant end) {
        this.from = first;
        this.to = end;
        return this;
    }

    /** Rows per page of the companies scroll. Default: 100, like the API. */
    public IntercomBuilder scrollPage(int rows) {
        this.scrollPage = rows;
        return this;
    }

    /** Maximum rows per page of contacts and conversations. Default: 150, like the API. */
    public IntercomBuilder largestPage(int rows) {
        this.largestPage = rows;
        return this;
    }

    /** Maximum rows per page of the companies search. Default: 150. Not documented. */
    public IntercomBuilder largestCompanyPage(int rows) {
        this.largestCompanyPage = rows;
        return this;
    }

    /** Makes {@code >} on a conversation's times match equal times. The reference and the real API differ. */
    public IntercomBuilder greaterIncludesEqual(boolean included) {
        this.greaterIncludesEqual = included;
        return this;
    }

    /** Deviations from the reference. Default: none. */
    public IntercomBuilder variants(Variant... deviations) {
        this.variants = Set.of(deviations);
        return this;
    }

    /** The rate limit. Default: none. */
    public IntercomBuilder requestsPerTenSeconds(int requests) {
        this.requestsPerTenSeconds = requests;
        return this;
    }

    /** How late searches show a change. */
    public IntercomBuilder indexLag(Duration lag) {
        this.indexLag = lag;
        return this;
    }

    @Override
    public SimulatedIntercom start() {
        IntercomSettings settings = new IntercomSettings(
                token,
                clientId,
                clientSecret,
                region,
                timeZone,
                scrollPage,
                largestPage,
                largestCompanyPage,
                greaterIncludesEqual,
                variants);
        WorkspaceGenerator generator =
                new WorkspaceGenerator(size(), Times.between(seed(), from, to), settings.has(Variant.NUMBERS_AS_TEXT));
        SimulatedIntercom intercom = new SimulatedIntercom(settings, generator);
        intercom.workspace().indexLag(indexLag);
        if (requestsPerTenSeconds > 0) {
            intercom.limitRequests(requestsPerTenSeconds);
        }
        return listening(intercom);
    }

    private WorkspaceSize size() {
        return new WorkspaceSize(
                sizes.get("contacts"),
                sizes.get("companies"),
                sizes.get("conversations"),
                sizes.get("parts"),
                sizes.get("long"),
                sizes.get("tags"),
                sizes.get("segments"),
                sizes.get("admins"),
                sizes.get("teams"),
                sizes.get("attributes"),
                sizes.get("articles"),
                sizes.get("tickets"),
                sizes.get("logs"));
    }
}
