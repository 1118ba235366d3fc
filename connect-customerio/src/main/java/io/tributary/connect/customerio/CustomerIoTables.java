package io.tributary.connect.customerio;

import static io.tributary.connect.common.http.ApiRequest.get;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.DerivedRows;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeclaredTables;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.table.Window;
import io.tributary.connect.customerio.Children.Parent;
import java.util.List;
import java.util.function.BiFunction;

/** Customer.io's tables (App API reference): eighteen standard ones, and further ones that take a request for each parent. */
final class CustomerIoTables {
    private static final String USED_BY = "/used_by";
    private static final String BROADCAST = "broadcast";
    private static final String CAMPAIGN = "campaign";
    private static final String NEWSLETTER = "newsletter";
    private static final String SEGMENT = "segment";

    private static final DeclaredTables<CustomerIoTables> DECLARED = DeclaredTables.<CustomerIoTables>none()
            .with("activities", CustomerIoTables::activities)
            .withFurther(
                    "broadcast_actions", BROADCAST, (tables, name) -> children(name, BROADCAST, "actions", "updated"))
            .withFurther(
                    "broadcast_metrics",
                    BROADCAST,
                    (tables, name) -> metrics(name, BROADCAST, Metrics.PERIOD, Metrics::byMonth))
            .with("broadcasts", (tables, name) -> list(name, "updated"))
            .withFurther("campaign_actions", CAMPAIGN, (tables, name) -> children(name, CAMPAIGN, "actions", "updated"))
            .withFurther(
                    "campaign_metrics",
                    CAMPAIGN,
                    (tables, name) -> metrics(name, CAMPAIGN, Metrics.RESOLUTION, Metrics::byDay))
            .with("campaigns", (tables, name) -> list(name, "updated"))
            .with("collections", (tables, name) -> list(name, "updated_at"))
            .with("customers", CustomerIoTables::customers)
            .with("eps_suppression", CustomerIoTables::suppressions)
            .with("exports", (tables, name) -> list(name, "updated_at"))
            .with("ip_addresses", CustomerIoTables::addresses)
            .with("messages", CustomerIoTables::messages)
            .withFurther(
                    "newsletter_metrics",
                    NEWSLETTER,
                    (tables, name) -> metrics(name, NEWSLETTER, Metrics.PERIOD, Metrics::byMonth))
            .withFurther(
                    "newsletter_test_groups",
                    NEWSLETTER,
                    (tables, name) -> children(name, NEWSLETTER, "test_groups", null))
            .withFurther(
                    "newsletter_variants", NEWSLETTER, (tables, name) -> children(name, NEWSLETTER, "contents", null))
            .with("newsletters", CustomerIoTables::newsletters)
            .with("reporting_webhooks", CustomerIoTables::webhooks)
            .withFurther("segment_memberships", SEGMENT, CustomerIoTables::memberships)
            .withFurther("segment_usage", SEGMENT, CustomerIoTables::usage)
            .with("segments", (tables, name) -> list(name, "updated_at"))
            .with("sender_identities", CustomerIoTables::senders)
            .with("snippets", CustomerIoTables::snippets)
            .with("topics", CustomerIoTables::topics)
            .with("transactional_messages", CustomerIoTables::transactionalMessages)
            .with("types", CustomerIoTables::types)
            .with("workspaces", (tables, name) -> list(name, null));

    static final TableNames NAMES = DECLARED.names();

    /** The cursor parameter. */
    static final String START = "start";

    /** The page size parameter. */
    static final String LIMIT = "limit";

    private static final int PAGE = 100;
    private static final int PAGE_OF_PEOPLE = 1000;

    /** A third of the maximum, because the pages of several segments are read at once. */
    private static final int PAGE_OF_MEMBERS = 10_000;

    static final Paginator PAGES = Paginator.queryCursor("/next", START);

    private final CustomerIoSourceConfig config;

    CustomerIoTables(CustomerIoSourceConfig config) {
        this.config = config;
    }

    List<Table> all() {
        return DECLARED.build(this);
    }

    /** A table that one response contains, under its own name. */
    private static Table list(String name, String replicationKey) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt('/' + name)
                .replicate(Snapshot.of(get('/' + name), PAGES).since(replicationKey));
    }

    private Table activities(String name) {
        Activities activities = new Activities(PAGES, config.activitiesOverlap());
        Cursor cursor = new Cursor("timestamp", config.activitiesOverlap(), activities::slice, null, null);
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/activities")
                .weight(40)
                .unchanging()
                .replicate(cursor.unbounded().sweeping(config.activitiesSweep()));
    }

    private Table customers(String name) {
        ApiRequest search = ApiRequest.post(
                        "/customers", Json.MAPPER.createObjectNode().set("filter", config.customersFilter()))
                .with(LIMIT, PAGE_OF_PEOPLE);
        return Table.named(name)
                .primaryKey("cio_id")
                .rowsAt("/identifiers")
                .form(PersonForm.BARE_OR_WRAPPED)
                .edit(PersonForm::ordered)
                .expand(new People())
                .weight(60)
                .replicate(Snapshot.of(search, People.warningWhenEmpty(PAGES)).shifting());
    }

    /** An address may be on a list twice (seen live, 2026-10): the last one counts. */
    private Table suppressions(String name) {
        return Table.named(name)
                .primaryKey(Suppressions.TYPE, Suppressions.DOMAIN, "email")
                .rowsAt(Suppressions.ROWS)
                .adding(Suppressions::ofList)
                .repeating()
                .weight(4)
                .replicate(Snapshot.planned(new Suppressions(config.suppressionDomains())::sweep)
                        .shifting());
    }

    private Table addresses(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/ip_addresses")
                .edit(CustomerIoRows::withAddressAsId)
                .replicate(Snapshot.of(get("/info/ip_addresses"), PAGES));
    }

    private Table messages(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/messages")
                .form(MessageForm.WITH_TIMES)
                .edit(CustomerIoRows::withOneTemplate)
                .weight(60)
                .replicate(new Window(
                        "created",
                        MessageLists.slices(config.messagesLookback()),
                        MessageTimes.SETTLING,
                        new MessageLists(),
                        PAGES,
                        config.messagesSweep()));
    }

    private Table newsletters(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/newsletters")
                .weight(2)
                .replicate(Snapshot.of(oldestFirst("/newsletters"), PAGES)
                        .since("updated")
                        .shifting());
    }

    private Table webhooks(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/reporting_webhooks")
                .edit(WebhookUrls::withoutUserInfo)
                .replicate(Snapshot.of(get("/reporting_webhooks"), PAGES));
    }

    /** With {@code hidden} the list contains only hidden senders (seen live, 2026-10), so both lists are read. */
    private Table senders(String name) {
        ApiRequest list = oldestFirst("/sender_identities");
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/sender_identities")
                .replicate(Snapshot.of(List.of(list, list.with("hidden", true)), PAGES)
                        .shifting());
    }

    /** New rows come after the cursor. */
    static ApiRequest oldestFirst(String path) {
        return get(path).with(LIMIT, PAGE).with("sort", "asc");
    }

    private Table snippets(String name) {
        return Table.named(name)
                .primaryKey("name")
                .rowsAt("/snippets")
                .replicate(Snapshot.of(get("/snippets"), PAGES).since("updated_at"));
    }

    private Table topics(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/topics")
                .replicate(Snapshot.of(get("/subscription_topics"), PAGES));
    }

    /** The API also calls its rows "messages". */
    private Table transactionalMessages(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/messages")
                .replicate(Snapshot.of(get("/transactional"), PAGES).since("updated_at"));
    }

    private Table types(String name) {
        return Table.named(name).primaryKey("id").rowsAt("/types").replicate(Snapshot.of(get("/object_types"), PAGES));
    }

    /** The rows that each parent has, at the last part of their path. */
    private static Table children(String name, String parent, String below, String replicationKey) {
        return Table.named(name)
                .primaryKey(Children.idOf(parent), "id")
                .rowsAt('/' + below)
                .form(ContentForm.WITHOUT_RESERVED_WORDS)
                .adding(Children::ofParent)
                .weight(4)
                .replicate(Snapshot.planned(new Children(name, parent, below)::read)
                        .since(replicationKey)
                        .shifting());
    }

    private Table memberships(String name) {
        Children members = new Children(
                name,
                SEGMENT,
                "membership",
                (request, segment) -> List.of(ListRead.of(request.with(LIMIT, PAGE_OF_MEMBERS), PAGES)));
        return Table.named(name)
                .primaryKey("segment_id", People.ID)
                .rowsAt("/identifiers")
                .adding(Children::ofParent)
                .weight(20)
                .replicate(Snapshot.planned(members::read).shifting());
    }

    /** An object instead of rows, which is empty for a segment that nothing uses. */
    private Table usage(String name) {
        Children usage = new Children(
                name,
                SEGMENT,
                "used_by",
                (request, segment) -> List.of(ListRead.of(request, PAGES)
                        .through(api ->
                                new DerivedRows(api, RowReader.one(USED_BY, row -> row), CustomerIoRows::notEmpty))));
        return Table.named(name)
                .primaryKey("segment_id")
                .rowsAt(USED_BY)
                .adding(Children::ofParent)
                .weight(4)
                .replicate(Snapshot.planned(usage::read).shifting());
    }

    /** @param length the field that says how long a step is */
    private static Table metrics(
            String name, String parent, String length, BiFunction<ApiRequest, Parent, List<ListRead>> lists) {
        Children steps = new Children(name, parent, "metrics", lists);
        return Table.named(name)
                .primaryKey(Children.idOf(parent), length, Metrics.STEP)
                .rowsAt(Metrics.ROW)
                .adding(Children::ofParent)
                .weight(4)
                .replicate(Snapshot.planned(steps::read).since(Metrics.STEP).shifting());
    }
}
