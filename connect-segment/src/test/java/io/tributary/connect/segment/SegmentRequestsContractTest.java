package io.tributary.connect.segment;

import static io.tributary.testkit.contract.RequestNeed.of;
import static io.tributary.testkit.contract.RequestNeed.one;
import static io.tributary.testkit.contract.RequestNeed.pages;
import static io.tributary.testkit.contract.RequestNeed.pagesOf;

import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.segment.SimulatedSegment;
import io.tributary.testkit.contract.RequestsContract;
import io.tributary.testkit.contract.TableRequests;
import java.util.LinkedHashMap;
import java.util.Map;

/** Segment's part of the page about requests. */
class SegmentRequestsContractTest extends RequestsContract {
    private static final int PAGE = 1000;
    private static final int DAYS = 30;

    private SimulatedSegment segment;

    SegmentRequestsContractTest() {
        super("Segment", new SegmentKit(), new Truth());
    }

    @Override
    protected SimulatedApi vendor() {
        segment = SimulatedSegment.builder()
                .sources(30)
                .destinations(200)
                .warehouses(3)
                .users(2100)
                .auditEvents(1200, 25)
                .usageMonths(1)
                .start();
        return segment;
    }

    @Override
    protected Map<String, String> settings(String table) {
        return Map.of();
    }

    @Override
    protected Map<String, TableRequests> requests() {
        Map<String, TableRequests> tables = new LinkedHashMap<>();
        segment.rowCounts().forEach((table, rows) -> tables.put(table, TableRequests.whole(rows + " rows", pages(rows, PAGE))));
        return tables;
    }
}
