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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Customer.io's part of the page about requests. */
class CustomerIoRequestsContractTest extends RequestsContract {
    private static final int PAGE = 100;
    private static final int LARGE_PAGE = 1000;
    private static final int PAGE_OF_ACTIONS = 5;
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
                .rows(2400)
                .size("messages", 1500)
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
        tables.put("eps_suppression", suppressions());
        tables.put("messages", messages(rows("messages")));
        tables.put("newsletters", listed(rows("newsletters")));
        tables.put("sender_identities", senders());
        for (String table : List.of("broadcast_actions", "campaign_actions")) {
            tables.put(table, ofParents(table.replace("_actions", "s"), actionPages(table)));
        }
        for (String table : List.of("broadcast_metrics", "campaign_metrics", "newsletter_metrics")) {
            tables.put(table, ofParents(table.replace("_metrics", "s"), 0));
        }
        tables.put("newsletter_test_groups", ofParents("newsletters", 0));
        tables.put("newsletter_variants", ofParents("newsletters", 0));
        tables.put("segment_memberships", ofParents("segments", 0));
        tables.put("segment_usage", ofParents("segments", 0));
        return tables;
    }

    /** @param pages how many pages there are besides the first one of each parent */
    private TableRequests ofParents(String parents, long pages) {
        int rows = rows(parents);
        long lists = parents.equals("newsletters") ? pagesOf(rows, PAGE) : 1;
        RequestNeed each = of(lists + rows, "those of `" + parents + "`, and 1 for each row there");
        return TableRequests.whole(
                rows + " " + parents,
                pages == 0 ? each : each.plus(pages, "for further pages, whose size the API decides"));
    }

    /** Pages of actions besides the first, which are as long as the vendor likes. */
    private long actionPages(String table) {
        Map<String, Integer> actions = new TreeMap<>();
        customerIo.workspace().ids(table).forEach(id -> actions.merge(id.replaceAll("/.*", ""), 1, Integer::sum));
        return actions.values().stream()
                .mapToLong(rows -> pagesOf(rows, PAGE_OF_ACTIONS) - 1)
                .sum();
    }

    private int rows(String table) {
        return customerIo.rowCounts().get(table);
    }

    private static TableRequests listed(int rows) {
        return TableRequests.whole(rows + " rows", pages(rows, PAGE));
    }

    private static TableRequests activities(int rows) {
        return new TableRequests(
                rows + " rows",
                pages(rows, PAGE).plus(2, "to learn whether `deleted=true` leaves rows out"),
                one().plus(1, "for a second page of known rows, because the order is not documented"));
    }

    private static TableRequests customers(int rows) {
        return TableRequests.whole(
                rows + " rows",
                of(pagesOf(rows, LARGE_PAGE) + pagesOf(rows, PAGE), "ceil(rows / 1000) + ceil(rows / 100)"));
    }

    private TableRequests suppressions() {
        return TableRequests.whole(
                rows("eps_suppression") + " rows",
                of(
                                pagesOfEach("eps_suppression", "suppression_type", LARGE_PAGE),
                                "ceil(rows / 1000) for each of 4 types")
                        .plus(SUPPRESSION_TYPES, "to learn which types are known and have rows"));
    }

    private TableRequests senders() {
        return TableRequests.whole(
                rows("sender_identities") + " rows",
                of(
                        pagesOfEach("sender_identities", "hidden", PAGE) + 2,
                        "ceil(rows / 100) + 1 of the visible and of the hidden ones: an empty page ends the list"));
    }

    /** The pages of lists that each have the rows with one value of a field. */
    private long pagesOfEach(String table, String field, int page) {
        Map<String, Integer> lists = new TreeMap<>();
        customerIo
                .truth(table)
                .values()
                .forEach(row -> lists.merge(row.path(field).asText(), 1, Integer::sum));
        return lists.values().stream().mapToLong(rows -> pagesOf(rows, page)).sum();
    }

    private static TableRequests messages(int rows) {
        RequestNeed first = of(2 * pagesOf(DAYS, LONGEST_WINDOW), "ceil(days / 180), of messages and of drafts");
        return new TableRequests(
                rows + " rows in " + DAYS + " days",
                first.plus(2, "because windows grow from 31 to 180 days"),
                of(2, "1 of messages, 1 of drafts"));
    }
}
