package io.tributary.simulators.segment;

import io.tributary.simulators.http.SimulationBuilder;
import java.util.HashMap;
import java.util.Map;

/** Builds a simulated Segment. */
public final class SegmentBuilder extends SimulationBuilder<SegmentBuilder> {

    static final String SOURCES = "sources";
    static final String DESTINATIONS = "destinations";
    static final String WAREHOUSES = "warehouses";
    static final String USERS = "users";
    static final String GROUPS = "groups";
    static final String TRANSFORMATIONS = "transformations";
    static final String EVENTS = "events";
    static final String EVENT_DAYS = "event days";
    static final String MONTHS = "months";
    static final String CATALOG = "catalog";
    static final String FURTHER = "further";

    private final Map<String, Integer> sizes = new HashMap<>(Map.ofEntries(
            Map.entry(SOURCES, 40),
            Map.entry(DESTINATIONS, 60),
            Map.entry(WAREHOUSES, 4),
            Map.entry(USERS, 30),
            Map.entry(GROUPS, 12),
            Map.entry(TRANSFORMATIONS, 18),
            Map.entry(EVENTS, 400),
            Map.entry(EVENT_DAYS, 60),
            Map.entry(MONTHS, 3),
            Map.entry(CATALOG, 24),
            Map.entry(FURTHER, 6)));
    private String token = "simulated-token";
    private int requestsPerMinute;
    private Limited limited = Limited.RETRY_AFTER;
    private RegionRefusal elsewhere;

    SegmentBuilder() {}

    @Override
    protected SegmentBuilder self() {
        return this;
    }

    /** Number of sources. Default: 40. */
    public SegmentBuilder sources(int count) {
        return size(SOURCES, count);
    }

    /** Number of destinations. Every fifth has two sources and is in the list twice. Default: 60. */
    public SegmentBuilder destinations(int count) {
        return size(DESTINATIONS, count);
    }

    /** Number of warehouses. Default: 4. */
    public SegmentBuilder warehouses(int count) {
        return size(WAREHOUSES, count);
    }

    /** Number of users. Default: 30. */
    public SegmentBuilder users(int count) {
        return size(USERS, count);
    }

    /** Number of user groups. Default: 12. */
    public SegmentBuilder groups(int count) {
        return size(GROUPS, count);
    }

    /** Number of transformations. Default: 18. */
    public SegmentBuilder transformations(int count) {
        return size(TRANSFORMATIONS, count);
    }

    /** Number of audit events, spread evenly over the last {@code days} days. Default: 400 in 60 days. */
    public SegmentBuilder auditEvents(int count, int days) {
        return size(EVENTS, count).size(EVENT_DAYS, days);
    }

    /** Number of months with usage before the current one. Default: 3. */
    public SegmentBuilder usageMonths(int count) {
        return size(MONTHS, count);
    }

    /** Number of entries in each catalog. Default: 24. */
    public SegmentBuilder catalog(int entries) {
        return size(CATALOG, entries);
    }

    /**
     * Number of labels, roles, functions, models, tracking plans and spaces. Plans have up to 7 rules and 2 sources each, spaces up
     * to 3 audiences. Default: 6.
     */
    public SegmentBuilder further(int count) {
        return size(FURTHER, count);
    }

    /** The valid API token. */
    public SegmentBuilder token(String value) {
        this.token = value;
        return this;
    }

    /** The rate limit. Default: 0 for none. */
    public SegmentBuilder requestsPerMinute(int count) {
        this.requestsPerMinute = count;
        return this;
    }

    /** How a 429 says when to retry. Default: {@link Limited#RETRY_AFTER}. */
    public SegmentBuilder limited(Limited how) {
        this.limited = how;
        return this;
    }

    /** Makes the token one of another region: all requests get this refusal. */
    public SegmentBuilder elsewhere(RegionRefusal refusal) {
        this.elsewhere = refusal;
        return this;
    }

    private SegmentBuilder size(String of, int count) {
        sizes.put(of, count);
        return this;
    }

    @Override
    public SimulatedSegment start() {
        SimulatedSegment segment =
                new SimulatedSegment(new SegmentSettings(Map.copyOf(sizes), seed(), token, limited, elsewhere));
        if (requestsPerMinute > 0) {
            segment.limitRequests(requestsPerMinute);
        }
        return listening(segment);
    }
}
