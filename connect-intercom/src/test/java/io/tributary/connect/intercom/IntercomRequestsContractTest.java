package io.tributary.connect.intercom;

import static io.tributary.testkit.contract.RequestNeed.of;
import static io.tributary.testkit.contract.RequestNeed.one;
import static io.tributary.testkit.contract.RequestNeed.pages;
import static io.tributary.testkit.contract.RequestNeed.pagesOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.testkit.contract.RequestNeed;
import io.tributary.testkit.contract.RequestsContract;
import io.tributary.testkit.contract.TableRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Intercom's part of the page about requests. */
class IntercomRequestsContractTest extends RequestsContract {
    private static final int PAGE = 150;
    private static final int COMPANIES_OF_CONTACT = 60;
    private static final int PARTS = 500;
    private static final int ARTICLES = 25;
    private static final int COLLECTIONS = 20;
    private static final int LOGS = 250;
    private static final int LOGS_WINDOW = 90;
    private static final int DAYS = 400;
    /** How many tags and companies of a contact a search returns. */
    private static final int SHOWN = 10;

    private SimulatedIntercom intercom;

    IntercomRequestsContractTest() {
        super("Intercom", new IntercomKit(), new Truth());
    }

    @Override
    protected SimulatedApi vendor() {
        intercom = SimulatedIntercom.builder()
                .contacts(1000)
                .companies(400)
                .conversations(400)
                .parts(4000, 2)
                .activityLogs(0)
                .start();
        for (int day = 0; day < 40; day++) {
            addActivityLog(day);
        }
        return intercom;
    }

    private void addActivityLog(int days) {
        String id = intercom.workspace().add("activity_logs");
        intercom.workspace()
                .update(
                        "activity_logs",
                        id,
                        row -> row.put(
                                "created_at",
                                row.path("created_at").asLong()
                                        - Duration.ofDays(days).toSeconds()));
    }

    @Override
    protected Map<String, String> settings(String table) {
        Instant start = intercom.clock().instant().minus(Duration.ofDays(DAYS));
        return table.equals("activity_logs") ? Map.of("start.date", start.toString()) : Map.of();
    }

    @Override
    protected Map<String, TableRequests> requests() {
        Map<String, TableRequests> tables = new LinkedHashMap<>();
        intercom.rowCounts().forEach((table, rows) -> tables.put(table, TableRequests.whole(rows + " rows", one())));
        tables.put("contacts", contacts());
        tables.put("companies", searched("companies", one()));
        tables.put("conversations", conversations());
        tables.put("conversation_parts", parts());
        tables.put("articles", paged("articles", ARTICLES));
        tables.put("help_center_collections", paged("help_center_collections", COLLECTIONS));
        tables.put("activity_logs", activityLogs());
        tables.put("tickets", searched("tickets", one()));
        tables.put("ticket_parts", ticketParts());
        tables.put("company_segment_members", companySegmentMembers());
        return tables;
    }

    private TableRequests paged(String table, int perPage) {
        int rows = intercom.rowCounts().get(table);
        return TableRequests.whole(rows + " rows", pages(rows, perPage));
    }

    private TableRequests activityLogs() {
        int rows = intercom.rowCounts().get("activity_logs");
        return new TableRequests(rows + " rows since 400 days", pages(rows, LOGS), one())
                .first(DAYS / LOGS_WINDOW, "because windows have up to 90 days");
    }

    private TableRequests ticketParts() {
        int tickets = intercom.rowCounts().get("tickets");
        return new TableRequests(
                tickets + " tickets", of(pagesOf(tickets, PAGE), "ceil(tickets / " + PAGE + ")"), one());
    }

    private TableRequests companySegmentMembers() {
        int companies = intercom.rowCounts().get("companies");
        return TableRequests.whole(
                companies + " companies",
                of(pagesOf(companies, PAGE) + companies, "ceil(companies / " + PAGE + "), 1 per company"));
    }

    private TableRequests searched(String table, RequestNeed idle) {
        int rows = intercom.rowCounts().get(table);
        return new TableRequests(rows + " rows", pages(rows, PAGE), idle);
    }

    private TableRequests contacts() {
        int rows = intercom.rowCounts().get("contacts");
        long tags = lists("tags", Integer.MAX_VALUE);
        long companies = lists("companies", COMPANIES_OF_CONTACT);
        return new TableRequests(
                rows + " rows; " + tags + " with more than 10 tags, " + companies + " with more than 10 companies",
                of(
                        pagesOf(rows, PAGE) + tags + companies,
                        "ceil(rows / 150), 1 per list of more than 10 (companies: 1 per 60)"),
                one());
    }

    /** The requests for lists of which a search returns only the first ten elements. */
    private long lists(String list, int perPage) {
        return intercom.truth("contacts").values().stream()
                .mapToInt(contact -> contact.path(list).path("data").size())
                .filter(size -> size > SHOWN)
                .mapToLong(size -> pagesOf(size, perPage))
                .sum();
    }

    private TableRequests conversations() {
        int rows = intercom.rowCounts().get("conversations");
        return new TableRequests(
                rows + " rows",
                of(pagesOf(rows, PAGE) + 1, "ceil(rows / 150), 1 for deleted conversations"),
                of(2, "1, 1 for deleted conversations"));
    }

    private TableRequests parts() {
        Map<String, Long> parts = new LinkedHashMap<>();
        intercom.truth("conversations").keySet().forEach(id -> parts.put(id, 0L));
        for (ObjectNode part : intercom.truth("conversation_parts").values()) {
            parts.merge(part.path("conversation_id").asText(), 1L, Long::sum);
        }
        long each = parts.values().stream()
                .mapToLong(count -> pagesOf(count, PARTS))
                .sum();
        return new TableRequests(
                parts.size() + " conversations",
                of(pagesOf(parts.size(), PAGE) + each, "ceil(conversations / 150), 1 per conversation and 500 parts"),
                one());
    }
}
