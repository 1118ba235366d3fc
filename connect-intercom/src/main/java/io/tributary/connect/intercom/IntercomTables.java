package io.tributary.connect.intercom;

import static io.tributary.connect.common.http.ApiRequest.get;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeclaredTables;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.KeyWalk;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Slices;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.table.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Intercom's tables (REST API reference, versions 2.12 to 2.17). */
final class IntercomTables {
    private static final DeclaredTables<IntercomTables> DECLARED = DeclaredTables.<IntercomTables>none()
            .with("admins", IntercomTables::admins)
            .with("companies", IntercomTables::companies)
            .with("company_attributes", (tables, name) -> attributes(name, "company"))
            .with(
                    "company_segments",
                    (tables, name) -> segments(name, get("/segments").with("type", "company")))
            .with("contact_attributes", (tables, name) -> attributes(name, "contact"))
            .with("contacts", IntercomTables::contacts)
            .with("conversation_parts", IntercomTables::conversationParts)
            .with("conversations", IntercomTables::conversations)
            .with("segments", (tables, name) -> segments(name, get("/segments").with("include_count", true)))
            .with("tags", (tables, name) -> listed(name, "/tags"))
            .with("teams", IntercomTables::teams)
            .withFurther("activity_logs", IntercomTables::activityLogs)
            .withFurther("articles", (tables, name) -> paged(name, "/articles"))
            .withFurther("company_segment_members", "company", IntercomTables::companySegmentMembers)
            .withFurther("conversation_attributes", IntercomTables::conversationAttributes)
            .withFurther("help_center_collections", (tables, name) -> collections(name))
            .withFurther("subscription_types", (tables, name) -> listed(name, "/subscription_types"))
            .withFurther("ticket_parts", IntercomTables::ticketParts)
            .withFurther("ticket_states", (tables, name) -> listed(name, "/ticket_states"))
            .withFurther("ticket_types", (tables, name) -> ticketTypes(name))
            .withFurther("tickets", IntercomTables::tickets);

    static final TableNames NAMES = DECLARED.names();

    /** Maximum page size of a search. */
    static final int PAGE = 150;

    /** A search for companies always accepts this page size; the maximum is not documented. */
    static final int COMPANIES_PAGE = 50;

    private static final int DELETED_PAGE = 60;
    private static final int LOGS_PAGE = 250;
    private static final Duration LOGS_WINDOW = Duration.ofDays(90);
    private static final String UPDATED_AT = "updated_at";
    private static final String CONVERSATIONS = "/conversations";
    private static final String CONVERSATION_SEARCH = "/conversations/search";
    private static final String TICKETS = "/tickets";
    private static final String TICKET_SEARCH = "/tickets/search";
    private static final Paginator LIST_CURSOR = Paginator.queryCursor("/pages/next/starting_after", "starting_after");
    private static final Paginator NEXT_LINK = Paginator.link("/pages/next");

    /** The reference describes a cursor, but some lists return a link (seen live with version 2.13). */
    private static final Paginator NEXT =
            page -> page.envelope().at("/pages/next").isObject() ? LIST_CURSOR.next(page) : NEXT_LINK.next(page);

    private final IntercomSourceConfig config;

    IntercomTables(IntercomSourceConfig config) {
        this.config = config;
    }

    List<Table> all() {
        return DECLARED.build(this);
    }

    private Table admins(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/admins")
                .form(new IntercomForm(IntercomRows.AVATAR))
                .edit(IntercomRows::withAvatarObject)
                .replicate(Snapshot.of(get("/admins").with("display_avatar", true), NEXT_LINK));
    }

    private Table companies(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/data")
                .totalAt("/total_count")
                .weight(20)
                .replicate(config.version().hasCompanySearch() ? searchedCompanies() : scrolledCompanies());
    }

    private Replication searchedCompanies() {
        SearchPages pages = new SearchPages(COMPANIES_PAGE, "/data");
        Cursor cursor = Cursor.on(UPDATED_AT, config.overlap(), since -> search("/companies/search", since), pages);
        return withKeyWalk(cursor, scroll(), Scroll.PAGES, "/data", "/companies/{}");
    }

    private Replication scrolledCompanies() {
        return Snapshot.of(scroll(), Scroll.PAGES).since(UPDATED_AT);
    }

    private static ApiRequest scroll() {
        return get(Scroll.PATH);
    }

    private static Table attributes(String name, String model) {
        return Table.named(name)
                .primaryKey(IntercomRows.RECORD_HASH)
                .rowsAt("/data")
                .edit(IntercomRows::withRecordHash)
                .replicate(Snapshot.of(get("/data_attributes").with("model", model), NEXT_LINK));
    }

    private static Table segments(String name, ApiRequest request) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/segments")
                .replicate(Snapshot.of(request, NEXT_LINK).since(UPDATED_AT));
    }

    private Table contacts(String name) {
        Cursor cursor = cursor(UPDATED_AT, "/contacts/search", "/data");
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/data")
                .totalAt("/total_count")
                .form(new IntercomForm(IntercomRows.AVATAR, config.expandLists() ? FullLists.LISTS : List.of()))
                .edit(IntercomRows::withAvatarObject)
                .expand(config.expandLists() ? new FullLists() : null)
                .weight(60)
                .replicate(withKeyWalk(
                        cursor, get("/contacts").with("per_page", PAGE), LIST_CURSOR, "/data", "/contacts/{}"));
    }

    private Table conversations(String name) {
        Cursor cursor = cursor(UPDATED_AT, CONVERSATION_SEARCH, CONVERSATIONS);
        return Table.named(name)
                .primaryKey("id")
                .rowsAt(CONVERSATIONS)
                .totalAt("/total_count")
                .weight(40)
                .replicate(
                        config.version().hasDeletedConversations() ? cursor.deletions(deletedConversations()) : cursor);
    }

    private static DeletionFeed deletedConversations() {
        ApiRequest newestFirst = get("/conversations/deleted")
                .with("page", 1)
                .with("per_page", DELETED_PAGE)
                .with("order", "desc");
        return new DeletionFeed(newestFirst, NEXT_LINK, CONVERSATIONS, "deleted_at");
    }

    private Table conversationParts(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt(CONVERSATIONS)
                .totalAt("/total_count")
                .form(new IntercomForm(IntercomRows.ASSIGNEE))
                .edit(IntercomRows::withAssigneeObject)
                .expand(new Parts(config.version(), config.plaintext()))
                .weight(400)
                .replicate(cursor("conversation_updated_at", CONVERSATION_SEARCH, CONVERSATIONS));
    }

    private static Table listed(String name, String path) {
        return rows(name).replicate(Snapshot.of(get(path), NEXT));
    }

    /** Pages shift when rows are added or removed, because they have numbers. */
    private static Table paged(String name, String path) {
        return rows(name).replicate(paged(path));
    }

    private static Snapshot paged(String path) {
        return Snapshot.of(get(path), NEXT).shifting();
    }

    private static Table collections(String name) {
        return rows(name).edit(IntercomRows::withDisplayOrder).replicate(paged("/help_center/collections"));
    }

    private static Table.Builder rows(String name) {
        return Table.named(name).primaryKey("id").rowsAt("/data");
    }

    private Table activityLogs(String name) {
        ApiRequest log = get("/admins/activity_logs").with("per_page", LOGS_PAGE);
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/activity_logs")
                .unchanging()
                .weight(4)
                .replicate(new Window(
                        "created_at",
                        Slices.adaptive(LOGS_WINDOW, LOGS_WINDOW),
                        config.overlap(),
                        (from, to) -> List.of(between(log, from, to)),
                        NEXT));
    }

    /** Intercom does not document whether the bounds are inclusive. */
    private static ApiRequest between(ApiRequest log, Instant from, Instant to) {
        return log.with("created_at_after", from.getEpochSecond() - 1)
                .with("created_at_before", to.getEpochSecond() + 1);
    }

    /** The search is the only list of companies that does not expire while each company takes a request. */
    private Table companySegmentMembers(String name) {
        ApiRequest companies = search("/companies/search", Instant.EPOCH);
        return Table.named(name)
                .primaryKey("company_id", "id")
                .rowsAt("/data")
                .expand(new CompanySegments())
                .weight(50)
                .replicate(Snapshot.of(companies, new SearchPages(COMPANIES_PAGE, "/data"))
                        .shifting());
    }

    private Table conversationAttributes(String name) {
        ApiRequest list = config.version().hasConversationAttributes()
                ? get("/conversations/attributes")
                : get("/data_attributes").with("model", "conversation");
        return rows(name)
                .edit(IntercomRows::withNameAsId)
                .replicate(Snapshot.of(list.with("include_archived", true), NEXT));
    }

    private static Table ticketTypes(String name) {
        return rows(name).edit(IntercomRows::withAttributesAsData).replicate(Snapshot.of(get("/ticket_types"), NEXT));
    }

    private Table tickets(String name) {
        Cursor cursor = ticketsChanged(UPDATED_AT);
        ApiRequest all = search(TICKET_SEARCH, Instant.EPOCH);
        return ticketRows(name)
                .edit(IntercomRows::ticketWithoutParts)
                .replicate(withKeyWalk(cursor, all, new SearchPages(PAGE, TICKETS), TICKETS, "/tickets/{}"));
    }

    private Table ticketParts(String name) {
        return ticketRows(name)
                .form(new IntercomForm(IntercomRows.ASSIGNEE))
                .edit(IntercomRows::withAssigneeObject)
                .expand(new TicketParts())
                .replicate(ticketsChanged("ticket_updated_at"));
    }

    private static Table.Builder ticketRows(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt(TICKETS)
                .totalAt("/total_count")
                .weight(20);
    }

    /** A ticket's {@code updated_at} may be older than its newest part (seen live with version 2.16): sweeps compare all. */
    private Cursor ticketsChanged(String replicationKey) {
        return cursor(replicationKey, TICKET_SEARCH, TICKETS).sweeping(config.ticketsSweep());
    }

    private Table teams(String name) {
        return Table.named(name).primaryKey("id").rowsAt("/teams").replicate(Snapshot.of(get("/teams"), NEXT_LINK));
    }

    private Cursor cursor(String replicationKey, String search, String rowsAt) {
        return Cursor.on(
                replicationKey, config.overlap(), since -> search(search, since), new SearchPages(PAGE, rowsAt));
    }

    /** Everything that changed at {@code since} or later. The search may return older rows, which the sync drops. */
    private static ApiRequest search(String path, Instant since) {
        return Search.from(path, UPDATED_AT, since.getEpochSecond(), PAGE);
    }

    private Cursor withKeyWalk(Cursor cursor, ApiRequest list, Paginator pages, String rowsAt, String rowPath) {
        if (config.deletesInterval().isZero()) {
            return cursor;
        }
        Function<ObjectNode, ApiRequest> row =
                key -> ApiRequest.byId(rowPath, key.path("id").asText());
        return cursor.keyWalk(new KeyWalk(list, pages, rowsAt, row, config.deletesInterval()));
    }
}
