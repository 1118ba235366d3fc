package io.tributary.connect.kustomer;

import static io.tributary.testkit.contract.RequestNeed.of;
import static io.tributary.testkit.contract.RequestNeed.one;
import static io.tributary.testkit.contract.RequestNeed.pages;
import static io.tributary.testkit.contract.RequestNeed.pagesOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.testkit.contract.RequestNeed;
import io.tributary.testkit.contract.RequestsContract;
import io.tributary.testkit.contract.TableRequests;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kustomer's part of the page about requests. */
class KustomerRequestsContractTest extends RequestsContract {
    private static final int SEARCH_PAGE = 500;
    private static final int LIST_PAGE = 100;
    private static final List<String> FURTHER = List.of(
            "brands", "klasses", "queue_rules", "queues", "schedules", "slas", "snooze_options", "work_sessions");

    private SimulatedKustomer kustomer;

    KustomerRequestsContractTest() {
        super("Kustomer", new KustomerKit(), new Truth());
    }

    @Override
    protected SimulatedApi vendor() {
        kustomer = SimulatedKustomer.builder()
                .deletedPercent(0)
                .size("conversations", 700)
                .size("customers", 1200)
                .size("kobjects", 600)
                .size("messages", 2600)
                .size("notes", 300)
                .size("work_sessions", 250)
                .start();
        return kustomer;
    }

    @Override
    protected Map<String, String> settings(String table) {
        return Map.of("kustomer.searches.per.minute", "10000");
    }

    @Override
    protected Map<String, TableRequests> requests() {
        Map<String, TableRequests> tables = new LinkedHashMap<>();
        for (String table : List.of("companies", "conversations", "customers", "kobjects", "messages", "notes")) {
            tables.put(table, searched(table));
        }
        tables.compute(
                "kobjects",
                (table, searched) -> searched.first(1, "to learn whether all classes can be searched together"));
        tables.compute(
                "messages",
                (table, searched) ->
                        searched.first(1, "because each search begins with the last time of the page before"));
        Map.of("shortcuts", 100, "tags", 100, "teams", 500, "users", 500).forEach((table, page) -> {
            int rows = kustomer.rowCounts().get(table);
            RequestNeed need = pages(rows, page);
            tables.put(
                    table,
                    TableRequests.whole(rows + " rows", need.plus(1, "to learn whether there are deleted rows")));
        });
        for (String table : FURTHER) {
            int rows = kustomer.rowCounts().get(table);
            tables.put(table, TableRequests.whole(rows + " rows", pages(rows, LIST_PAGE)));
        }
        RequestNeed agreements = of(pagesOf(kustomer.rowCounts().get("slas"), LIST_PAGE), "ceil(SLAs / 100)");
        tables.put("sla_versions", TableRequests.whole(kustomer.rowCounts().get("sla_versions") + " rows", agreements));
        int entries = kustomer.rowCounts().get("audit_logs");
        tables.put("audit_logs", new TableRequests(entries + " rows", pages(entries, LIST_PAGE), one()));
        int classes = kustomer.rowCounts().get("klasses");
        RequestNeed each =
                of(5 + classes, "1 for the classes, 1 for each of them, 1 for each of 4 other kinds of objects");
        tables.put(
                "custom_attributes",
                TableRequests.whole(
                        kustomer.rowCounts().get("custom_attributes") + " rows, " + classes + " classes", each));
        return tables;
    }

    private TableRequests searched(String table) {
        Instant edge = Instant.now().atOffset(ZoneOffset.UTC).minusYears(2).toInstant();
        List<ObjectNode> rows = List.copyOf(kustomer.truth(table).values());
        long live = rows.stream().filter(row -> !updated(row).isBefore(edge)).count();
        return new TableRequests(
                rows.size() + " rows",
                of(
                                pagesOf(live, SEARCH_PAGE) + pagesOf(rows.size() - live, SEARCH_PAGE),
                                "ceil(rows / 500) of the live index and of the archive")
                        .plus(2, "to learn, twice, whether the archive can be searched")
                        .plus(2, "because the days around the border are read from both indexes"),
                one());
    }

    private static Instant updated(ObjectNode row) {
        return Instant.parse(row.path("attributes").path("updatedAt").asText());
    }
}
