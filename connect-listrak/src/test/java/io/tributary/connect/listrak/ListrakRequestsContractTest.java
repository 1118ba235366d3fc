package io.tributary.connect.listrak;

import static io.tributary.testkit.contract.RequestNeed.of;
import static io.tributary.testkit.contract.RequestNeed.one;

import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.contract.RequestNeed;
import io.tributary.testkit.contract.RequestsContract;
import io.tributary.testkit.contract.TableRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Listrak's part of the page about requests. Nothing has two pages: it would depend on the order of responses how many lists end
 * before the page size is known.
 */
class ListrakRequestsContractTest extends RequestsContract {
    private static final int LISTS = 3;
    private static final int MESSAGES = 30;
    /** The age of the lists is 700 days. */
    private static final int WINDOWS = 8;

    private static final String REPORT = "1 for the lists, 1 per list";
    private static final String CONFIRMED = "to confirm empty responses without a result";
    private static final List<String> ACCOUNT_TABLES = List.of("lists", "messages", "subscribed_contacts");

    private SimulatedListrak listrak;

    ListrakRequestsContractTest() {
        super("Listrak", new ListrakKit(), new Truth());
    }

    @Override
    protected SimulatedApi vendor() {
        listrak = SimulatedListrak.builder()
                .lists(LISTS)
                .contacts(3000)
                .messages(MESSAGES)
                .recipients(3000)
                .events(1500)
                .start();
        return listrak;
    }

    /** Counters of messages are read once per interval by the system's clock, which the test cannot move. */
    @Override
    protected Map<String, String> settings(String table) {
        return ACCOUNT_TABLES.contains(table)
                ? Map.of()
                : Map.of("poll.interval.ms", "500", "snapshot.interval.ms", NEVER);
    }

    @Override
    protected void endInterval(String table) {
        if (ACCOUNT_TABLES.contains(table)) {
            super.endInterval(table);
        }
    }

    @Override
    protected Map<String, TableRequests> requests() {
        Map<String, TableRequests> tables = new LinkedHashMap<>();
        listrak.rowCounts().keySet().forEach(table -> tables.put(table, ofMessages(table, 21)));
        tables.put("message_sends", ofMessages("message_sends", 11));
        tables.put("lists", TableRequests.whole(LISTS + " rows", one()));
        tables.put("messages", messages());
        tables.put("subscribed_contacts", contacts());
        return tables;
    }

    private static TableRequests messages() {
        RequestNeed report = of(1 + LISTS, REPORT);
        return new TableRequests(
                MESSAGES + " rows of " + LISTS + " lists", windows(report).plus(1, CONFIRMED), report);
    }

    /** The reports of all messages, in windows. */
    private static RequestNeed windows(RequestNeed report) {
        return report.plus(LISTS * (WINDOWS - 1L), "because reports have no pages and are read in windows of 92 days");
    }

    /** @param confirmed how many responses lack their result */
    private TableRequests ofMessages(String table, long confirmed) {
        long filled = listrak.truth(table).values().stream()
                .map(row -> row.path("MsgID").asLong())
                .distinct()
                .count();
        RequestNeed first = of(
                1 + LISTS + MESSAGES + filled,
                REPORT + ", 1 per message, 1 per message with rows: an empty page ends them");
        return new TableRequests(
                listrak.rowCounts().get(table) + " rows, of " + filled + " of " + MESSAGES + " messages",
                windows(first).plus(confirmed, CONFIRMED),
                of(1 + LISTS, REPORT));
    }

    private TableRequests contacts() {
        return new TableRequests(
                listrak.rowCounts().get("subscribed_contacts") + " rows of " + LISTS + " lists",
                of(1 + 3 * LISTS, "1 for the lists, 3 per list: its contacts, an empty page, removed contacts")
                        .plus(LISTS, "to learn how many contacts each list has, so that none is missed")
                        .plus(3, CONFIRMED),
                of(1 + 2 * LISTS, "1 for the lists, 2 per list: new and removed contacts")
                        .plus(4, CONFIRMED));
    }
}
