package io.tributary.simulators.intercom;

import io.tributary.simulators.data.Times;
import io.tributary.simulators.http.SimulationBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Describes a simulated Intercom before it starts. */
public final class IntercomBuilder extends SimulationBuilder<IntercomBuilder> {

    private final Map<String, Integer> sizes = new HashMap<>(Map.of(
            "contacts", 250,
            "companies", 120,
            "conversations", 60,
            "parts", 2200,
            "long", 2,
            "tags", 30,
            "segments", 6,
            "admins", 5,
            "teams", 3,
            "attributes", 8));
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
    private Set<Telling> tellings = Set.of();
    private int requestsPerTenSeconds;
    private Duration indexLag = Duration.ZERO;

    IntercomBuilder() {}

    @Override
    protected IntercomBuilder self() {
        return this;
    }

    /** Users and leads; 250 unless said otherwise. */
    public IntercomBuilder contacts(int count) {
        return size("contacts", count);
    }

    /** Companies; 120 unless said otherwise. */
    public IntercomBuilder companies(int count) {
        return size("companies", count);
    }

    /** Conversations without any parts, until {@link #parts} says otherwise. */
    public IntercomBuilder conversations(int count) {
        return size("conversations", count).size("parts", 0).size("long", 0);
    }

    /**
     * Parts of all conversations together: a tenth of the conversations has none.
     *
     * @param total exact, if there is a conversation to have them
     * @param longConversations conversations that have more than 500 of them (1203, 853, then 503 or 501 each)
     */
    public IntercomBuilder parts(int total, int longConversations) {
        return size("parts", total).size("long", longConversations);
    }

    /** Tags; 30 unless said otherwise. */
    public IntercomBuilder tags(int count) {
        return size("tags", count);
    }

    /** Contact segments, and a third as many company segments; 6 unless said otherwise. */
    public IntercomBuilder segments(int count) {
        return size("segments", count);
    }

    /** Admins, at least one; 5 unless said otherwise. */
    public IntercomBuilder admins(int count) {
        return size("admins", Math.max(1, count));
    }

    /** Teams; 3 unless said otherwise. */
    public IntercomBuilder teams(int count) {
        return size("teams", count);
    }

    /** Custom attributes of contacts, and as many of companies; 8 unless said otherwise. */
    public IntercomBuilder customAttributes(int count) {
        return size("attributes", count);
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

    /** {@code US}, {@code EU} or {@code AU}, as {@code GET /me} tells. */
    public IntercomBuilder region(String name) {
        this.region = name;
        return this;
    }

    /** The workspace's time zone; Los Angeles unless said otherwise. */
    public IntercomBuilder timeZone(ZoneId zone) {
        this.timeZone = zone;
        return this;
    }

    /** When the generated rows were created and changed. */
    public IntercomBuilder history(Instant first, Instant end) {
        this.from = first;
        this.to = end;
        return this;
    }

    /** Rows on a page of the companies scroll; 100 as the API has it. */
    public IntercomBuilder scrollPage(int rows) {
        this.scrollPage = rows;
        return this;
    }

    /** Rows on a page of contacts or conversations at most; 150 as the API has it. */
    public IntercomBuilder largestPage(int rows) {
        this.largestPage = rows;
        return this;
    }

    /** Rows on a page of the companies search at most; 150 unless said otherwise, the API does not tell. */
    public IntercomBuilder largestCompanyPage(int rows) {
        this.largestCompanyPage = rows;
        return this;
    }

    /** Lets {@code >} on a conversation's times find equal ones too: the API's reference and its answers differ. */
    public IntercomBuilder greaterIncludesEqual(boolean included) {
        this.greaterIncludesEqual = included;
        return this;
    }

    /** What is answered otherwise than the reference says; nothing unless said otherwise. */
    public IntercomBuilder tellings(Telling... otherwise) {
        this.tellings = Set.of(otherwise);
        return this;
    }

    /** The rate limit; none unless said otherwise. */
    public IntercomBuilder requestsPerTenSeconds(int requests) {
        this.requestsPerTenSeconds = requests;
        return this;
    }

    /** Searches show a change this much later. */
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
                tellings);
        WorkspaceGenerator generator = new WorkspaceGenerator(
                size(), Times.between(seed(), from, to), settings.tells(Telling.NUMBERS_AS_TEXT));
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
                sizes.get("attributes"));
    }
}
