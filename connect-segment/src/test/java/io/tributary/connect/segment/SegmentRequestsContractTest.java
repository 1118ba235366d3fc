package io.tributary.connect.segment;

import static io.tributary.testkit.contract.RequestNeed.of;
import static io.tributary.testkit.contract.RequestNeed.one;
import static io.tributary.testkit.contract.RequestNeed.pages;

import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.segment.SimulatedSegment;
import io.tributary.testkit.contract.RequestNeed;
import io.tributary.testkit.contract.RequestsContract;
import io.tributary.testkit.contract.TableRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Segment's part of the page about requests. */
class SegmentRequestsContractTest extends RequestsContract {
    private static final int PAGE = 1000;
    private static final int SOURCES = 30;
    private static final int DESTINATIONS = 200;
    private static final int WAREHOUSES = 3;
    private static final int FURTHER = 6;
    private static final String HEAVY = "because each row embeds its catalog entry: 100 rows per page";

    private SimulatedSegment segment;

    SegmentRequestsContractTest() {
        super("Segment", new SegmentKit(), new Truth());
    }

    /** A month of all sources is less than a page, however many days it has. */
    @Override
    protected SimulatedApi vendor() {
        segment = SimulatedSegment.builder()
                .sources(SOURCES)
                .destinations(DESTINATIONS)
                .warehouses(WAREHOUSES)
                .users(2100)
                .auditEvents(1200, 25)
                .usageMonths(1)
                .further(FURTHER)
                .start();
        return segment;
    }

    /** Usage of this month and the last one; without a look-back, the number of open months does not depend on the day. */
    @Override
    protected Map<String, String> settings(String table) {
        return table.startsWith("usage_")
                ? Map.of(
                        "start.date",
                        segment.workspace()
                                .today()
                                .withDayOfMonth(1)
                                .minusMonths(1)
                                .toString(),
                        "segment.usage.lookback.days",
                        "0")
                : Map.of();
    }

    @Override
    protected Map<String, TableRequests> requests() {
        Map<String, TableRequests> tables = new LinkedHashMap<>();
        segment.rowCounts()
                .forEach((table, rows) -> tables.put(table, table.startsWith("usage_") ? usage() : list(rows)));
        int pairs = segment.rowCounts().get("destinations");
        tables.put("audit_events", auditEvents(segment.rowCounts().get("audit_events")));
        tables.put("destinations", heavy(pairs + " rows", pages(pairs, PAGE)));
        tables.put(
                "destination_delivery_metrics_summary",
                heavy(pairs + " pairs of destination and source", of(1 + pairs, "ceil(pairs / 1000), 1 per pair")));
        tables.put(
                "destination_subscriptions",
                heavy(
                        DESTINATIONS + " destinations in " + pairs + " pairs",
                        of(1 + DESTINATIONS, "ceil(pairs / 1000), 1 per destination")));
        tables.put(
                "source_connected_destinations",
                TableRequests.whole(SOURCES + " sources", of(1 + SOURCES, "ceil(sources / 1000), 1 per source")));
        tables.put(
                "source_connected_warehouses",
                TableRequests.whole(
                        SOURCES + " sources, " + WAREHOUSES + " warehouses",
                        of(1 + WAREHOUSES, "ceil(warehouses / 1000), 1 per warehouse")
                                .plus(
                                        3,
                                        "to learn whether there are fewer warehouses than sources, and whether they list their sources")));
        further(tables);
        return tables;
    }

    private static void further(Map<String, TableRequests> tables) {
        tables.put("labels", TableRequests.whole(FURTHER + " rows", one()));
        tables.put("workspace", TableRequests.whole("1 row", one()));
        tables.put("functions", TableRequests.whole(FURTHER + " rows", of(5, "ceil(rows / 1000) for each of 5 types")));
        List.of("tracking_plan_rules", "tracking_plan_sources")
                .forEach(table -> tables.put(
                        table,
                        TableRequests.whole(
                                FURTHER + " tracking plans",
                                of(1 + FURTHER, "ceil(tracking plans / 1000), 1 per tracking plan"))));
        tables.put(
                "audiences",
                TableRequests.whole(FURTHER + " spaces", of(1 + FURTHER, "ceil(spaces / 1000), 1 per space")));
    }

    private static TableRequests list(int rows) {
        return TableRequests.whole(rows + " rows", pages(rows, PAGE));
    }

    private static TableRequests usage() {
        return new TableRequests("2 months of " + SOURCES + " sources", of(2, "1 per month and 1000 rows"), one());
    }

    private static TableRequests auditEvents(int rows) {
        return new TableRequests(
                rows + " rows",
                pages(rows, PAGE)
                        .plus(
                                89,
                                "because each of the last 90 days has a list of its own, after which the position moves"),
                one());
    }

    private static TableRequests heavy(String size, RequestNeed each) {
        return TableRequests.whole(size, each.plus(2, HEAVY));
    }
}
