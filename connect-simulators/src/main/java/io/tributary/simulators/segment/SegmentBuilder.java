package io.tributary.simulators.segment;

import io.tributary.simulators.http.SimulationBuilder;
import java.util.HashMap;
import java.util.Map;

/** Describes a simulated Segment before it starts. */
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

    private final Map<String, Integer> sizes = new HashMap<>(Map.of(
            SOURCES, 40,
            DESTINATIONS, 60,
            WAREHOUSES, 4,
            USERS, 30,
            GROUPS, 12,
            TRANSFORMATIONS, 18,
            EVENTS, 400,
            EVENT_DAYS, 60,
            MONTHS, 3,
            CATALOG, 24));
    private String token = "simulated-token";
    private int requestsPerMinute;
    private Limited limited = Limited.RETRY_AFTER;
    private RegionRefusal elsewhere;

    SegmentBuilder() {}

    @Override
    protected SegmentBuilder self() {
        return this;
    }

    /** Sources; 40 unless said otherwise. */
    public SegmentBuilder sources(int count) {
        return size(SOURCES, count);
    }

    /** Destinations, of which every fifth is fed by two sources and stands in the list twice; 60 unless said otherwise. */
    public SegmentBuilder destinations(int count) {
        return size(DESTINATIONS, count);
    }

    /** Warehouses; 4 unless said otherwise. */
    public SegmentBuilder warehouses(int count) {
        return size(WAREHOUSES, count);
    }

    /** Users; 30 unless said otherwise. */
    public SegmentBuilder users(int count) {
        return size(USERS, count);
    }

    /** User groups; 12 unless said otherwise. */
    public SegmentBuilder groups(int count) {
        return size(GROUPS, count);
    }

    /** Transformations; 18 unless said otherwise. */
    public SegmentBuilder transformations(int count) {
        return size(TRANSFORMATIONS, count);
    }

    /** Audit events, spread evenly over the last {@code days} days; 400 over 60 unless said otherwise. */
    public SegmentBuilder auditEvents(int count, int days) {
        return size(EVENTS, count).size(EVENT_DAYS, days);
    }

    /** Months of usage before the current one; 3 unless said otherwise. */
    public SegmentBuilder usageMonths(int count) {
        return size(MONTHS, count);
    }

    /** Entries of each catalog; 24 unless said otherwise. */
    public SegmentBuilder catalog(int entries) {
        return size(CATALOG, entries);
    }

    /** The API token. */
    public SegmentBuilder token(String value) {
        this.token = value;
        return this;
    }

    /** The rate limit; 0, the default, is none. */
    public SegmentBuilder requestsPerMinute(int count) {
        this.requestsPerMinute = count;
        return this;
    }

    /** How a 429 tells when to ask again; {@link Limited#RETRY_AFTER} unless said otherwise. */
    public SegmentBuilder limited(Limited telling) {
        this.limited = telling;
        return this;
    }

    /** The token is one of another region: every request is refused so. */
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
