package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.segment.UsageData.Kind;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The expected rows: as the API returns them. Rows below the path of a source or destination also have its id: warehouses and
 * destinations {@code sourceId}, metrics {@code destinationId}. Those below a tracking plan have {@code trackingPlanId}, and
 * rules without a key an empty one.
 */
final class SegmentTruth {

    private static final List<String> LISTS = List.of(
            "catalog_destinations",
            "catalog_sources",
            "catalog_warehouses",
            "destination_subscriptions",
            "destinations",
            "groups",
            "sources",
            "transformations",
            "users",
            "warehouses",
            "audiences",
            "functions",
            "labels",
            "reverse_etl_models",
            "roles",
            "spaces",
            "tracking_plan_rules",
            "tracking_plans",
            "workspace");

    private final SegmentWorkspace workspace;
    private final DeliveryEndpoint deliveries;
    private final Clock clock;

    SegmentTruth(SegmentWorkspace workspace, DeliveryEndpoint deliveries, Clock clock) {
        this.workspace = workspace;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        LISTS.forEach(table -> counts.put(table, workspace.table(table).size()));
        int pairs = workspace.table(SegmentWorkspace.DESTINATIONS).size();
        counts.put("source_connected_destinations", pairs);
        counts.put("destination_delivery_metrics_summary", pairs);
        counts.put("source_connected_warehouses", workspace.warehousesOfSource().size());
        counts.put("tracking_plan_sources", workspace.further().sourcesOfPlan().size());
        counts.put("audit_events", events(0).total());
        for (Kind kind : Kind.values()) {
            counts.put(name(kind, true), workspace.usage().rows(kind, true));
            counts.put(name(kind, false), workspace.usage().rows(kind, false));
        }
        return counts;
    }

    private static String name(Kind kind, boolean perSource) {
        String counted = kind == Kind.MTU ? "mtu" : "api_calls";
        return "usage_" + counted + (perSource ? "_per_source_daily" : "_workspace_daily");
    }

    Map<String, ObjectNode> rows(String table) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        switch (table) {
            case "audit_events" -> add(rows, events(Integer.MAX_VALUE), "id");
            case "source_connected_destinations" ->
                add(rows, workspace.table("destinations").slice(0, Integer.MAX_VALUE), "id", "sourceId");
            case "destinations" -> add(rows, workspace.table(table).slice(0, Integer.MAX_VALUE), "id", "sourceId");
            case "source_connected_warehouses" -> addLinks(rows);
            case "destination_delivery_metrics_summary" -> addMetrics(rows);
            case "labels" -> add(rows, workspace.table(table).slice(0, Integer.MAX_VALUE), "key", "value");
            case "tracking_plan_rules" -> addRules(rows);
            case "tracking_plan_sources" ->
                addChildren(rows, workspace.further().sourcesOfPlan(), SegmentWorkspace.SOURCES);
            case "audiences" -> add(rows, workspace.table(table).slice(0, Integer.MAX_VALUE), "spaceId", "id");
            default -> {
                if (table.startsWith("usage_")) {
                    addUsage(rows, table.contains("mtu") ? Kind.MTU : Kind.API_CALLS, table.contains("per_source"));
                } else {
                    add(rows, workspace.table(table).slice(0, Integer.MAX_VALUE), "id");
                }
            }
        }
        return rows;
    }

    private Slice events(int count) {
        return workspace
                .events()
                .between(clock.instant().minus(AuditLog.KEPT), clock.instant().plusSeconds(1), 0, count);
    }

    private void addLinks(Map<String, ObjectNode> rows) {
        RowList warehouses = workspace.table(SegmentWorkspace.WAREHOUSES);
        for (String source : workspace.table(SegmentWorkspace.SOURCES).keys()) {
            for (String warehouse : workspace.warehousesOfSource().of(source)) {
                ObjectNode row = Json.row(warehouses.get(warehouse).orElseThrow());
                rows.put(source + ' ' + warehouse, row.put("sourceId", source));
            }
        }
    }

    private void addMetrics(Map<String, ObjectNode> rows) {
        for (String key : workspace.table(SegmentWorkspace.DESTINATIONS).keys()) {
            String[] pair = key.split(" ");
            rows.put(key, deliveries.row(pair[0], pair[1]).put("destinationId", pair[0]));
        }
    }

    private void addRules(Map<String, ObjectNode> rows) {
        addChildren(rows, workspace.further().rulesOfPlan(), FurtherRows.RULES);
        rows.values().forEach(rule -> rule.put("key", rule.path("key").asText("")));
    }

    private void addChildren(Map<String, ObjectNode> rows, RowKeys children, String table) {
        for (String plan : workspace.table(FurtherRows.PLANS).keys()) {
            for (String child : children.of(plan)) {
                ObjectNode row = Json.row(workspace.table(table).get(child).orElseThrow());
                rows.put(plan + ' ' + child, row.put("trackingPlanId", plan));
            }
        }
    }

    private void addUsage(Map<String, ObjectNode> rows, Kind kind, boolean perSource) {
        UsageData usage = workspace.usage();
        for (YearMonth period = usage.first(); !period.isAfter(usage.current()); period = period.plusMonths(1)) {
            Slice.Source source = perSource ? usage.perSource(kind, period) : usage.workspace(kind, period);
            add(rows, source.slice(0, Integer.MAX_VALUE), "sourceId", "timestamp", "periodStart");
        }
    }

    private static void add(Map<String, ObjectNode> rows, Slice slice, String... key) {
        for (byte[] json : slice.rows()) {
            ObjectNode row = Json.row(json);
            rows.put(key(row, key), row);
        }
    }

    /** The values of some fields of a row, as one text. */
    static String key(ObjectNode row, String... fields) {
        return Stream.of(fields).map(field -> row.path(field).asText()).collect(Collectors.joining(" "));
    }
}
