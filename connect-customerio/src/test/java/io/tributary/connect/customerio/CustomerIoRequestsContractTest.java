package io.tributary.connect.customerio;

import static io.tributary.testkit.contract.RequestNeed.of;
import static io.tributary.testkit.contract.RequestNeed.one;
import static io.tributary.testkit.contract.RequestNeed.pages;
import static io.tributary.testkit.contract.RequestNeed.pagesOf;

import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.testkit.contract.RequestNeed;
import io.tributary.testkit.contract.RequestsContract;
import io.tributary.testkit.contract.TableRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Customer.io's part of the page about requests. */
class CustomerIoRequestsContractTest extends RequestsContract {
    private static final int PAGE = 100;
    private static final int LARGE_PAGE = 1000;
    private static final int DAYS = 390;
    private static final int LONGEST_WINDOW = 180;
    private static final int SUPPRESSION_TYPES = 4;

    private final Instant end = Instant.now().minus(Duration.ofHours(2));
    private final Instant begin = end.minus(Duration.ofDays(DAYS));
    private SimulatedCustomerIo customerIo;

    CustomerIoRequestsContractTest() {
        super("Customer.io", new CustomerIoKit(), new Truth());
    }

    @Override
    protected SimulatedApi vendor() {
        customerIo = SimulatedCustomerIo.builder()
                .rows(2500)
                .size("newsletters", 250)
                .size("sender_identities", 150)
                .history(begin, end)
                .start();
        return customerIo;
    }

    @Override
    protected Map<String, String> settings(String table) {
        return table.equals("messages") ? Map.of("start.date", begin.toString()) : Map.of();
    }

    @Override
    protected Map<String, TableRequests> requests() {
        Map<String, TableRequests> tables = new LinkedHashMap<>();
        customerIo.rowCounts().forEach((table, rows) -> tables.put(table, TableRequests.whole(rows + " rows", one())));
        tables.put("activities", activities(rows("activities")));
        tables.put("customers", customers(rows("customers")));
        tables.put("eps_suppression", suppressions(rows("eps_suppression")));
        tables.put("messages", messages(rows("messages")));
        tables.put("newsletters", listed(rows("newsletters")));
        tables.put("sender_identities", senders(rows("sender_identities")));
        return tables;
    }

    private int rows(String table) {
        return customerIo.rowCounts().get(table);
    }

    private static TableRequests listed(int rows) {
        return TableRequests.whole(rows + " rows", pages(rows, PAGE));
    }

    private static TableRequests activities(int rows) {
        return new TableRequests(rows + " rows", pages(rows, PAGE), one());
    }

    private static TableRequests customers(int rows) {
        return TableRequests.whole(
                rows + " rows",
                of(pagesOf(rows, LARGE_PAGE) + pagesOf(rows, PAGE), "ceil(rows / 1000) + ceil(rows / 100)"));
    }

    private static TableRequests suppressions(int rows) {
        return TableRequests.whole(rows + " rows", of(SUPPRESSION_TYPES, "1 per type of suppression and 1000 rows"));
    }

    private static TableRequests senders(int rows) {
        return TableRequests.whole(rows + " rows", of(2, "2"));
    }

    private static TableRequests messages(int rows) {
        long windows = pagesOf(DAYS, LONGEST_WINDOW);
        RequestNeed first = of(2 * windows, "2 lists (messages, drafts) per 180 days, 1 per 1000 rows");
        return new TableRequests(rows + " rows of " + DAYS + " days", first, of(2, "2 lists"));
    }
}
