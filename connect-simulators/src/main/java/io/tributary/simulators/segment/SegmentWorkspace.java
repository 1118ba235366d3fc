package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.http.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The rows of a simulated Segment, and methods to change them. Thread-safe. */
public final class SegmentWorkspace {

    static final String SOURCES = "sources";
    static final String DESTINATIONS = "destinations";
    static final String WAREHOUSES = "warehouses";
    static final String SUBSCRIPTIONS = "destination_subscriptions";
    private static final String CATALOG = "catalog_";
    private static final int SELDOM = 10;

    private final SimulatedClock clock;
    private final SegmentSettings settings;
    private final Ids ids;
    private final SegmentData data;
    private final Map<String, Catalog> catalogs = new HashMap<>();
    private final Map<String, RowList> tables = new HashMap<>();
    private final RowKeys destinationsOfSource = new RowKeys();
    private final RowKeys warehousesOfSource = new RowKeys();
    private final RowKeys sourcesOfWarehouse = new RowKeys();
    private final RowKeys subscriptionsOfDestination = new RowKeys();
    private final Map<String, Long> deliveries = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final FurtherRows further;
    private final AuditLog events;
    private final UsageData usage;

    SegmentWorkspace(SimulatedClock clock, SegmentSettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.ids = new Ids(settings.seed());
        this.data = new SegmentData(ids);
        generateCatalogs();
        makeTables();
        repeat(SegmentBuilder.WAREHOUSES, number -> add(WAREHOUSES));
        repeat(SegmentBuilder.SOURCES, number -> add(SOURCES));
        repeat(SegmentBuilder.DESTINATIONS, number -> add(DESTINATIONS));
        List.of("users", "groups", "transformations").forEach(table -> repeat(table, number -> add(table)));
        this.further = new FurtherRows(ids, table(SOURCES));
        tables.putAll(further.tables());
        further.generate(settings.size(SegmentBuilder.FURTHER));
        this.events = new AuditLog(clock, ids);
        events.generate(
                settings.size(SegmentBuilder.EVENTS), Duration.ofDays(settings.size(SegmentBuilder.EVENT_DAYS)));
        YearMonth current = YearMonth.from(today());
        this.usage = new UsageData(
                clock,
                settings.seed(),
                current.minusMonths(settings.size(SegmentBuilder.MONTHS)),
                table(SOURCES).keys());
    }

    private void generateCatalogs() {
        for (String name : List.of(SOURCES, DESTINATIONS, WAREHOUSES)) {
            Catalog catalog = new Catalog();
            catalogs.put(name, catalog);
            tables.put(CATALOG + name, catalog.entries());
            for (int number = 0; number < settings.size(SegmentBuilder.CATALOG); number++) {
                addEntry(CATALOG + name, number);
            }
        }
    }

    private String addEntry(String table, long number) {
        CatalogData entries = new CatalogData(ids);
        return put(
                table,
                switch (table.substring(CATALOG.length())) {
                    case SOURCES -> entries.source(number);
                    case DESTINATIONS -> entries.destination(number);
                    default -> entries.warehouse(number);
                });
    }

    private void makeTables() {
        catalogs.forEach((name, catalog) -> tables.put(name, new RowList(catalog::embed)));
        List.of("users", "groups", "transformations", SUBSCRIPTIONS).forEach(table -> tables.put(table, new RowList()));
    }

    private void repeat(String size, Consumer<Long> action) {
        for (long number = 0; number < settings.size(size); number++) {
            action.accept(number);
        }
    }

    /** The rows of a list. */
    RowList table(String name) {
        return tables.get(name);
    }

    /** Adds a generated row and returns its key. The key of a destination is its id and its source's. */
    public String add(String table) {
        long number = numbers.getAndIncrement();
        if (table.startsWith(CATALOG)) {
            return addEntry(table, settings.size(SegmentBuilder.CATALOG) + number);
        }
        return switch (table) {
            case SOURCES -> addSource(number);
            case DESTINATIONS -> addDestination(number);
            case WAREHOUSES -> put(table, data.warehouse(number, metadata(table, number)));
            case "users" -> put(table, data.user(number));
            case "groups" -> put(table, data.group(number));
            case "transformations" ->
                put(table, data.transformation(number, anySource(number), metadata(DESTINATIONS, number)));
            default -> further.add(table);
        };
    }

    private String put(String table, ObjectNode row) {
        String id = row.path("id").asText();
        table(table).put(id, row);
        return id;
    }

    private String addSource(long number) {
        String id = put(SOURCES, data.source(number, metadata(SOURCES, number)));
        List<String> warehouses = table(WAREHOUSES).keys();
        if (number % 3 != 0 && !warehouses.isEmpty()) {
            warehouses.stream().skip(number % warehouses.size()).limit(2).forEach(warehouse -> connect(id, warehouse));
        }
        return id;
    }

    /** Every fifth destination has two sources. Destinations with actions have subscriptions. */
    private String addDestination(long number) {
        String key = addDestination(number, anySource(number));
        if (number % 5 == 0 && table(SOURCES).size() > 1) {
            addDestination(number, anySource(number + 1));
        }
        String id = ids.row("destination", number);
        for (int subscription = 0; subscription < number % 4; subscription++) {
            ObjectNode row = data.subscription(id, subscription);
            subscriptionsOfDestination.add(id, put(SUBSCRIPTIONS, row));
        }
        return key;
    }

    private String addDestination(long number, String source) {
        ObjectNode row = data.destination(number, source, metadata(DESTINATIONS, number));
        String key = row.path("id").asText() + ' ' + source;
        table(DESTINATIONS).put(key, row);
        destinationsOfSource.add(source, key);
        return key;
    }

    private String anySource(long number) {
        RowList sources = table(SOURCES);
        return sources.key((int) (number * 7 % sources.size()));
    }

    /** The catalog entry that a row embeds, rarely the largest one. */
    private String metadata(String catalog, long number) {
        int entries = settings.size(SegmentBuilder.CATALOG);
        int entry = new Draw(settings.seed(), "metadata " + catalog, number).below(entries);
        boolean tooLarge = entry == CatalogData.LARGEST && number % SELDOM != 0;
        return ids.catalog(catalog.substring(0, catalog.length() - 1), tooLarge ? 0 : entry);
    }

    /** Adds a user before all others, so that users that were read already appear again. */
    public void addUserFirst() {
        ObjectNode row = data.user(numbers.getAndIncrement());
        table("users").putFirst(row.path("id").asText(), row);
    }

    /** Connects a source to a warehouse. */
    public void connect(String source, String warehouse) {
        warehousesOfSource.add(source, warehouse);
        sourcesOfWarehouse.add(warehouse, source);
    }

    /** Disconnects a source from a warehouse. */
    public void disconnect(String source, String warehouse) {
        warehousesOfSource.remove(source, warehouse);
        sourcesOfWarehouse.remove(warehouse, source);
    }

    /** Changes a row of a list or catalog. False if there is none with this key. */
    public boolean update(String table, String key, Consumer<ObjectNode> change) {
        return table(table).update(key, change);
    }

    /** Deletes a row and its dependent rows. All later rows of its list move up. */
    public void delete(String table, String key) {
        switch (table) {
            case SOURCES -> {
                further.forget(table, key);
                destinationsOfSource.of(key).forEach(destination -> delete(DESTINATIONS, destination));
                warehousesOfSource.of(key).forEach(warehouse -> disconnect(key, warehouse));
            }
            case WAREHOUSES -> sourcesOfWarehouse.of(key).forEach(source -> disconnect(source, key));
            case DESTINATIONS -> {
                String[] pair = key.split(" ");
                destinationsOfSource.remove(pair[1], key);
                forgetSubscriptions(pair[0], key);
            }
            default -> further.forget(table, key);
        }
        table(table).remove(key);
    }

    private void forgetSubscriptions(String id, String deleted) {
        boolean stays =
                table(DESTINATIONS).keys().stream().anyMatch(key -> key.startsWith(id + ' ') && !key.equals(deleted));
        if (!stays) {
            subscriptionsOfDestination.of(id).forEach(subscription -> {
                subscriptionsOfDestination.remove(id, subscription);
                table(SUBSCRIPTIONS).remove(subscription);
            });
        }
    }

    /** The keys of a table's rows, in their order. */
    public List<String> keys(String table) {
        return table(table).keys();
    }

    /** Adds an audit event. A past one appears late. */
    public String addEvent(Instant time) {
        return events.add(time);
    }

    /** Adds to a day's API calls and tracked users, of a source and of the workspace. */
    public void addUsage(LocalDate day, String source, long more) {
        for (UsageData.Kind kind : UsageData.Kind.values()) {
            usage.correct(kind, day, source, more);
            usage.correct(kind, day, "", more);
        }
    }

    /** The last day with usage, in UTC. */
    public LocalDate today() {
        return clock.today();
    }

    /** The sources with usage: the initial ones. */
    public List<String> countedSources() {
        return usage.sources();
    }

    /** Delivers events from a source to a destination, which changes their metrics. */
    public void deliver(String destination, String source, long events) {
        deliveries.merge(destination + ' ' + source, events, Long::sum);
    }

    long delivered(String pair) {
        return deliveries.getOrDefault(pair, 0L);
    }

    FurtherRows further() {
        return further;
    }

    RowKeys destinationsOfSource() {
        return destinationsOfSource;
    }

    RowKeys warehousesOfSource() {
        return warehousesOfSource;
    }

    RowKeys sourcesOfWarehouse() {
        return sourcesOfWarehouse;
    }

    RowKeys subscriptionsOfDestination() {
        return subscriptionsOfDestination;
    }

    Instant now() {
        return clock.instant();
    }

    AuditLog events() {
        return events;
    }

    UsageData usage() {
        return usage;
    }

    long seed() {
        return settings.seed();
    }
}
