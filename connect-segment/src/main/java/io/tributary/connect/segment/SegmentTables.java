package io.tributary.connect.segment;

import static io.tributary.connect.common.http.ApiRequest.get;
import static io.tributary.connect.segment.SegmentPages.COUNT;
import static io.tributary.connect.segment.SegmentPages.LARGEST_PAGE;
import static io.tributary.connect.segment.SegmentPages.PAGES;
import static io.tributary.connect.segment.SegmentPages.TOTAL;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.DeclaredTables;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slices;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.table.Window;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Segment's tables (Public API reference, version 73.2.0). Only events and usage can be listed by time. */
final class SegmentTables {
    /** Page size for rows that embed their catalog entry, which may exceed 100 kB each. */
    private static final int HEAVY_PAGE = 100;

    static final int MIDDLE_PAGE = 200;
    private static final int SNAPSHOTS_A_DAY = 24;
    private static final String TIMESTAMP = "timestamp";
    private static final String PERIOD = "period";
    private static final String PERIOD_START = "periodStart";
    private static final String DESTINATIONS = "/data/destinations";
    static final String SOURCES = "/data/sources";
    /** How late an audit event may show up. Segment does not document it. */
    private static final Duration AUDIT_LOOKBACK = Duration.ofMinutes(10);

    private static final DeclaredTables<SegmentTables> DECLARED = DeclaredTables.<SegmentTables>none()
            .with("audit_events", SegmentTables::auditEvents)
            .with(
                    "catalog_destinations",
                    (tables, name) -> catalog(name, "/catalog/destinations", "/data/destinationsCatalog", HEAVY_PAGE))
            .with(
                    "catalog_sources",
                    (tables, name) -> catalog(name, "/catalog/sources", "/data/sourcesCatalog", MIDDLE_PAGE))
            .with(
                    "catalog_warehouses",
                    (tables, name) -> catalog(name, "/catalog/warehouses", "/data/warehousesCatalog", MIDDLE_PAGE))
            .with("destination_delivery_metrics_summary", SegmentTables::deliveryMetrics)
            .with("destination_subscriptions", SegmentTables::subscriptions)
            .with("destinations", SegmentTables::destinations)
            .with("groups", (tables, name) -> list(name, "/groups", "/data/userGroups", LARGEST_PAGE))
            .with("source_connected_destinations", SegmentTables::connectedDestinations)
            .with("source_connected_warehouses", SegmentTables::connectedWarehouses)
            .with("sources", (tables, name) -> list(name, "/sources", "/data/sources", MIDDLE_PAGE))
            .with(
                    "transformations",
                    (tables, name) -> list(name, "/transformations", "/data/transformations", LARGEST_PAGE))
            .with(
                    "usage_api_calls_per_source_daily",
                    (tables, name) -> usage(name, "/data/dailyPerSourceAPICallsUsage", "sourceId", TIMESTAMP)
                            .weight(20)
                            .replicate(tables.months("/usage/api-calls/sources/daily")))
            .with(
                    "usage_api_calls_workspace_daily",
                    (tables, name) -> usage(name, "/data/dailyWorkspaceAPICallsUsage", TIMESTAMP)
                            .replicate(tables.months("/usage/api-calls/daily")))
            .with(
                    "usage_mtu_per_source_daily",
                    (tables, name) -> usage(name, "/data/dailyPerSourceMTUUsage", "sourceId", TIMESTAMP, PERIOD_START)
                            .weight(20)
                            .replicate(tables.months("/usage/mtu/sources/daily")))
            .with(
                    "usage_mtu_workspace_daily",
                    (tables, name) -> usage(name, "/data/dailyWorkspaceMTUUsage", TIMESTAMP, PERIOD_START)
                            .replicate(tables.months("/usage/mtu/daily")))
            .with("users", (tables, name) -> list(name, "/users", "/data/users", LARGEST_PAGE))
            .with("warehouses", (tables, name) -> list(name, "/warehouses", "/data/warehouses", LARGEST_PAGE))
            .withFurther("audiences", "space", (tables, name) -> FurtherTables.audiences(name))
            .withFurther("functions", (tables, name) -> FurtherTables.functions(name))
            .withFurther("labels", (tables, name) -> FurtherTables.labels(name))
            .withFurther("reverse_etl_models", (tables, name) -> FurtherTables.models(name))
            .withFurther("roles", (tables, name) -> list(name, "/roles", "/data/roles", LARGEST_PAGE))
            .withFurther("spaces", (tables, name) -> FurtherTables.spaces(name))
            .withFurther("tracking_plan_rules", "tracking plan", (tables, name) -> FurtherTables.planRules(name))
            .withFurther("tracking_plan_sources", "tracking plan", (tables, name) -> FurtherTables.planSources(name))
            .withFurther(
                    "tracking_plans",
                    (tables, name) -> list(name, "/tracking-plans", "/data/trackingPlans", LARGEST_PAGE))
            .withFurther("workspace", (tables, name) -> FurtherTables.workspace(name));

    static final TableNames NAMES = DECLARED.names();

    private final SegmentSourceConfig config;
    private final InstantSource clock = Time.SYSTEM;

    SegmentTables(SegmentSourceConfig config) {
        this.config = config;
    }

    List<Table> all() {
        return DECLARED.build(this);
    }

    private Table auditEvents(String name) {
        AuditDays days = new AuditDays(clock);
        ApiRequest events = get("/audit-events").with(COUNT, LARGEST_PAGE);
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/data/events")
                .totalAt(TOTAL)
                .weight(10)
                .replicate(
                        new Window(TIMESTAMP, days, AUDIT_LOOKBACK, (from, to) -> days.lists(events, from, to), PAGES));
    }

    private static Table catalog(String name, String path, String rowsAt, int page) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt(rowsAt)
                .totalAt(TOTAL)
                .replicate(pages(path, page).rarely(SNAPSHOTS_A_DAY));
    }

    static Table list(String name, String path, String rowsAt, int page) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt(rowsAt)
                .totalAt(TOTAL)
                .weight(2)
                .replicate(pages(path, page));
    }

    private Table destinations(String name) {
        return Table.named(name)
                .primaryKey("id", "sourceId")
                .rowsAt(DESTINATIONS)
                .totalAt(TOTAL)
                .weight(5)
                .replicate(pages("/destinations", HEAVY_PAGE));
    }

    private Table deliveryMetrics(String name) {
        return Table.named(name)
                .primaryKey("sourceId", "destinationId")
                .rowsAt(DESTINATIONS)
                .totalAt(TOTAL)
                .headers(DeliveryMetrics::takeWindow)
                .expand(new DeliveryMetrics(config.deliveryWindow(), clock))
                .weight(100)
                .replicate(pages("/destinations", HEAVY_PAGE));
    }

    /** An alpha endpoint with stricter, undocumented limits: one destination at a time. */
    private Table subscriptions(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt(DESTINATIONS)
                .totalAt(TOTAL)
                .expand(new ChildLists(
                                name,
                                id -> below("/destinations/{}/subscriptions", id)
                                        .withHeader(MediaTypes.HEADER, MediaTypes.ALPHA),
                                ChildLists::idOnly,
                                (rows, destination) -> rows.at("/data/subscriptions"))
                        .oneByOne())
                .weight(100)
                .replicate(pages("/destinations", HEAVY_PAGE));
    }

    private Table connectedDestinations(String name) {
        return Table.named(name)
                .primaryKey("id", "sourceId")
                .rowsAt(SOURCES)
                .totalAt(TOTAL)
                .form(new ParentSource())
                .expand(new ChildLists(
                        name,
                        id -> below("/sources/{}/connected-destinations", id),
                        ChildLists::idOnly,
                        (rows, source) -> rows.with(ParentSource.of(source)).at(DESTINATIONS)))
                .weight(50)
                .replicate(pages("/sources", MIDDLE_PAGE));
    }

    private Table connectedWarehouses(String name) {
        WarehouseLinks links = new WarehouseLinks(name);
        return Table.named(name)
                .primaryKey("sourceId", "id")
                .rowsAt(SOURCES)
                .totalAt(TOTAL)
                .weight(20)
                .replicate(Snapshot.planned(links::sweep).shifting());
    }

    private static Table.Builder usage(String name, String rowsAt, String... primaryKey) {
        return Table.named(name)
                .primaryKey(primaryKey)
                .rowsAt(rowsAt)
                .totalAt(TOTAL)
                .timedBy(SegmentTables::timeInPeriod);
    }

    /** Cumulative counts for each day of a month. Those of the newest days still grow. */
    private Window months(String path) {
        ApiRequest list = get(path).with(COUNT, LARGEST_PAGE);
        return new Window(
                TIMESTAMP,
                Slices.MONTHS,
                config.usageLookback(),
                (from, to) -> List.of(list.with(PERIOD, Times.day(from))),
                PAGES);
    }

    /** A period may include the day before it, with its own counts. Such a row belongs to the period. */
    private static long timeInPeriod(Row row, ListRead list) {
        String period = list.first().query().get(PERIOD);
        return Math.max(row.time(), Times.start(period).toEpochMilli());
    }

    static Snapshot pages(String path, int page) {
        return Snapshot.of(get(path).with(COUNT, page), PAGES).shifting();
    }

    static ApiRequest below(String path, String id) {
        return ApiRequest.byId(path, id).with(COUNT, MIDDLE_PAGE);
    }
}
