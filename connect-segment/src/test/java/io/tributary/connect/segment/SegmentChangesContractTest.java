package io.tributary.connect.segment;

import io.tributary.simulators.segment.SegmentWorkspace;
import io.tributary.simulators.segment.SimulatedSegment;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.Change;
import io.tributary.testkit.contract.ChangesContract;
import io.tributary.testkit.contract.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** How rows of Segment's tables change. */
class SegmentChangesContractTest extends ChangesContract {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final List<String> CATALOGS =
            List.of("catalog_destinations", "catalog_sources", "catalog_warehouses");
    private static final List<String> LISTS = List.of("groups", "sources", "transformations", "users");
    private static final List<String> DESTINATIONS = List.of("destinations", "source_connected_destinations");
    private static final List<String> USAGE = List.of(
            "usage_api_calls_per_source_daily",
            "usage_api_calls_workspace_daily",
            "usage_mtu_per_source_daily",
            "usage_mtu_workspace_daily");
    private static final List<String> NAMED =
            List.of("reverse_etl_models", "roles", "spaces", "tracking_plans", "workspace", "audiences");
    private static final List<String> FURTHER =
            List.of("functions", "labels", "reverse_etl_models", "roles", "spaces", "tracking_plans");
    private static final String RULES = "tracking_plan_rules";
    private static final String PLAN_SOURCES = "tracking_plan_sources";
    private static final String METRICS = "destination_delivery_metrics_summary";
    private static final String SUBSCRIPTIONS = "destination_subscriptions";
    private static final String LINKS = "source_connected_warehouses";

    SegmentChangesContractTest() {
        super(new SegmentKit(), new Truth());
    }

    @Override
    protected VendorUnderTest open() {
        VendorUnderTest vendor = super.open();
        driver.set("snapshot.interval.ms", SimulatedTask.CATALOGS_SOON);
        return vendor;
    }

    @Override
    protected Scenarios scenarios(VendorUnderTest vendor) {
        SegmentWorkspace workspace = ((SimulatedSegment) vendor.api()).workspace();
        Scenarios scenarios = new Scenarios()
                .on(
                        Change.UPDATE,
                        Stream.concat(CATALOGS.stream(), LISTS.stream()).toList(),
                        table -> rename(workspace, table))
                .on(Change.UPDATE, DESTINATIONS, table -> rename(workspace, "destinations"))
                .on(Change.UPDATE, List.of(SUBSCRIPTIONS), table -> rename(workspace, table))
                .on(Change.UPDATE, METRICS, () -> deliver(workspace))
                .on(Change.UPDATE, List.of("warehouses", LINKS), table -> renameWarehouses(workspace, table))
                .never(Change.UPDATE, "an event is what happened", "audit_events")
                .on(Change.INSERT, CATALOGS, workspace::add)
                .on(Change.INSERT, LISTS, workspace::add)
                .on(Change.INSERT, DESTINATIONS, table -> workspace.add("destinations"))
                .on(Change.INSERT, METRICS, () -> workspace.add("destinations"))
                .on(Change.INSERT, SUBSCRIPTIONS, () -> addSubscription(workspace))
                .on(Change.INSERT, LINKS, () -> connect(workspace))
                .on(Change.INSERT, "warehouses", () -> workspace.add("warehouses"))
                .on(Change.INSERT, "audit_events", () -> workspace.addEvent(Instant.now()))
                .at(Change.TIE, List.of("audit_events"), (table, newest) -> workspace.addEvent(newest))
                .at(Change.LATE, List.of("audit_events"), (table, newest) -> workspace.addEvent(newest.minus(LATE)))
                .on(Change.DELETE, CATALOGS, table -> deleteLast(workspace, table))
                .on(Change.DELETE, LISTS, table -> delete(workspace, table))
                .on(Change.DELETE, DESTINATIONS, table -> delete(workspace, "destinations"))
                .on(Change.DELETE, METRICS, () -> delete(workspace, "destinations"))
                .on(Change.DELETE, SUBSCRIPTIONS, () -> deleteSubscription(workspace))
                .on(Change.DELETE, LINKS, () -> disconnect(workspace))
                .on(Change.DELETE, "warehouses", () -> delete(workspace, "warehouses"))
                .never(Change.DELETE, "an event is what happened", "audit_events");
        return usage(workspace, further(workspace, scenarios));
    }

    private static Scenarios further(SegmentWorkspace workspace, Scenarios scenarios) {
        return scenarios
                .on(Change.UPDATE, NAMED, table -> renameLast(workspace, table))
                .on(Change.UPDATE, "functions", () -> updateLast(workspace, "functions", "displayName"))
                .on(Change.UPDATE, "labels", () -> updateLast(workspace, "labels", "description"))
                .on(Change.UPDATE, RULES, () -> updateLast(workspace, RULES, "jsonSchema"))
                .on(
                        Change.UPDATE,
                        PLAN_SOURCES,
                        () -> workspace
                                .keys("sources")
                                .forEach(source ->
                                        workspace.update("sources", source, row -> row.put("name", "of a plan"))))
                .on(Change.INSERT, FURTHER, workspace::add)
                .on(Change.INSERT, List.of(RULES, PLAN_SOURCES), table -> addPlans(workspace))
                .on(Change.INSERT, "audiences", () -> workspace.add("spaces"))
                .never(Change.INSERT, "a token is for one workspace", "workspace")
                .on(Change.DELETE, FURTHER, table -> delete(workspace, table))
                .on(Change.DELETE, List.of(RULES, "audiences"), table -> deleteLast(workspace, table))
                .on(Change.DELETE, PLAN_SOURCES, () -> deletePlan(workspace))
                .never(Change.DELETE, "a token is for one workspace", "workspace");
    }

    private static void renameLast(SegmentWorkspace workspace, String table) {
        updateLast(workspace, table, "name");
    }

    private static void updateLast(SegmentWorkspace workspace, String table, String field) {
        List<String> keys = workspace.keys(table);
        workspace.update(table, keys.get(keys.size() - 1), row -> row.put(field, "changed"));
    }

    /** Every third plan has no sources. */
    private static void addPlans(SegmentWorkspace workspace) {
        workspace.add("tracking_plans");
        workspace.add("tracking_plans");
    }

    /** A plan whose sources go with it. */
    private static void deletePlan(SegmentWorkspace workspace) {
        workspace.delete("tracking_plans", workspace.keys("tracking_plans").get(1));
    }

    private static Scenarios usage(SegmentWorkspace workspace, Scenarios scenarios) {
        return scenarios
                .at(Change.UPDATE, USAGE, (table, newest) -> count(workspace, newest))
                .at(Change.TIE, USAGE, (table, newest) -> count(workspace, newest))
                .at(Change.LATE, USAGE, (table, newest) -> count(workspace, newest.minus(Duration.ofDays(1))))
                .never(
                        Change.INSERT,
                        "a row is of a day: SegmentUsageTest has the next one",
                        USAGE.toArray(String[]::new))
                .never(Change.DELETE, "a day that was counted stays", USAGE.toArray(String[]::new));
    }

    private static void count(SegmentWorkspace workspace, Instant time) {
        workspace.addUsage(
                LocalDate.ofInstant(time, ZoneOffset.UTC),
                workspace.countedSources().get(1),
                7);
    }

    private static void rename(SegmentWorkspace workspace, String table) {
        String key = workspace.keys(table).get(1);
        workspace.update(table, key, row -> row.put("name", row.path("name").asText() + " changed"));
    }

    private static void renameWarehouses(SegmentWorkspace workspace, String table) {
        workspace
                .keys("warehouses")
                .forEach(key -> workspace.update(
                        "warehouses",
                        key,
                        row -> row.withObjectProperty("settings").put("name", "changed for " + table)));
    }

    private static void deliver(SegmentWorkspace workspace) {
        String[] pair = workspace.keys("destinations").get(1).split(" ");
        workspace.deliver(pair[0], pair[1], 5);
    }

    private static void addSubscription(SegmentWorkspace workspace) {
        int before = workspace.keys(SUBSCRIPTIONS).size();
        while (workspace.keys(SUBSCRIPTIONS).size() == before) {
            workspace.add("destinations");
        }
    }

    private static void deleteSubscription(SegmentWorkspace workspace) {
        int before = workspace.keys(SUBSCRIPTIONS).size();
        while (workspace.keys(SUBSCRIPTIONS).size() == before) {
            delete(workspace, "destinations");
        }
    }

    /** A new source, which is not connected to a warehouse yet. */
    private static void connect(SegmentWorkspace workspace) {
        String source = workspace.add("sources");
        workspace.keys("warehouses").forEach(warehouse -> workspace.connect(source, warehouse));
    }

    private static void disconnect(SegmentWorkspace workspace) {
        String warehouse = workspace.keys("warehouses").get(1);
        workspace.keys("sources").forEach(source -> workspace.disconnect(source, warehouse));
    }

    /** Deletes an entry that no row embeds. */
    private static void deleteLast(SegmentWorkspace workspace, String table) {
        workspace.delete(table, workspace.keys(table).get(workspace.keys(table).size() - 1));
    }

    private static void delete(SegmentWorkspace workspace, String table) {
        workspace.delete(table, workspace.keys(table).get(2));
    }
}
