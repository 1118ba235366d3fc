package io.tributary.connect.customerio;

import static io.tributary.connect.common.http.ApiRequest.get;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.Window;
import java.util.List;

/** Customer.io's eighteen tables (App API reference). */
final class CustomerIoTables {
    static final List<String> NAMES = List.of(
            "activities",
            "broadcasts",
            "campaigns",
            "collections",
            "customers",
            "eps_suppression",
            "exports",
            "ip_addresses",
            "messages",
            "newsletters",
            "reporting_webhooks",
            "segments",
            "sender_identities",
            "snippets",
            "topics",
            "transactional_messages",
            "types",
            "workspaces");

    /** The cursor parameter. */
    static final String START = "start";

    /** The page size parameter. */
    static final String LIMIT = "limit";

    private static final int PAGE = 100;
    private static final int PAGE_OF_PEOPLE = 1000;
    private static final Paginator PAGES = Paginator.queryCursor("/next", START);

    private final CustomerIoSourceConfig config;

    CustomerIoTables(CustomerIoSourceConfig config) {
        this.config = config;
    }

    List<Table> all() {
        return List.of(
                activities(),
                list("broadcasts", "/broadcasts", "updated"),
                list("campaigns", "/campaigns", "updated"),
                list("collections", "/collections", "updated_at"),
                customers(),
                suppressions(),
                list("exports", "/exports", "updated_at"),
                addresses(),
                messages(),
                newsletters(),
                webhooks(),
                list("segments", "/segments", "updated_at"),
                senders(),
                snippets(),
                topics(),
                transactionalMessages(),
                types(),
                list("workspaces", "/workspaces", null));
    }

    /** A table that one response contains, under its own name. */
    private static Table list(String name, String path, String replicationKey) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt('/' + name)
                .replicate(Snapshot.of(get(path), PAGES).since(replicationKey));
    }

    private Table activities() {
        Activities activities = new Activities(PAGES, config.activitiesOverlap());
        Cursor cursor = new Cursor("timestamp", config.activitiesOverlap(), activities::slice, null, null);
        return Table.named("activities")
                .primaryKey("id")
                .rowsAt("/activities")
                .weight(40)
                .unchanging()
                .replicate(cursor.unbounded().sweeping(config.activitiesSweep()));
    }

    private Table customers() {
        ApiRequest search = ApiRequest.post(
                        "/customers", Json.MAPPER.createObjectNode().set("filter", config.customersFilter()))
                .with(LIMIT, PAGE_OF_PEOPLE);
        return Table.named("customers")
                .primaryKey("cio_id")
                .rowsAt("/identifiers")
                .form(PersonForm.BARE_OR_WRAPPED)
                .expand(new People())
                .weight(60)
                .replicate(Snapshot.of(search, People.warningWhenEmpty(PAGES)).shifting());
    }

    private Table suppressions() {
        return Table.named("eps_suppression")
                .primaryKey(Suppressions.TYPE, Suppressions.DOMAIN, "email")
                .rowsAt(Suppressions.ROWS)
                .edit(Suppressions::withList)
                .revision(Suppressions::revision)
                .weight(4)
                .replicate(Snapshot.planned(new Suppressions(config.suppressionDomains())::sweep)
                        .shifting());
    }

    private static Table addresses() {
        return Table.named("ip_addresses")
                .primaryKey("id")
                .rowsAt("/ip_addresses")
                .edit(CustomerIoRows::withAddressAsId)
                .replicate(Snapshot.of(get("/info/ip_addresses"), PAGES));
    }

    private Table messages() {
        return Table.named("messages")
                .primaryKey("id")
                .rowsAt("/messages")
                .edit(CustomerIoRows::withOneTemplate)
                .changedAt(MessageTimes::changed)
                .weight(60)
                .replicate(new Window(
                        "created",
                        MessageLists.slices(config.messagesLookback()),
                        MessageTimes.SETTLING,
                        new MessageLists(),
                        PAGES,
                        config.messagesSweep()));
    }

    private static Table newsletters() {
        return Table.named("newsletters")
                .primaryKey("id")
                .rowsAt("/newsletters")
                .weight(2)
                .replicate(Snapshot.of(oldestFirst("/newsletters"), PAGES)
                        .since("updated")
                        .shifting());
    }

    private static Table webhooks() {
        return Table.named("reporting_webhooks")
                .primaryKey("id")
                .rowsAt("/reporting_webhooks")
                .edit(WebhookUrls::withoutUserInfo)
                .replicate(Snapshot.of(get("/reporting_webhooks"), PAGES));
    }

    /** With {@code hidden} the list contains only hidden senders (seen live, 2026-10), so both lists are read. */
    private static Table senders() {
        ApiRequest list = oldestFirst("/sender_identities");
        return Table.named("sender_identities")
                .primaryKey("id")
                .rowsAt("/sender_identities")
                .replicate(Snapshot.of(List.of(list, list.with("hidden", true)), PAGES)
                        .shifting());
    }

    /** New rows come after the cursor. */
    private static ApiRequest oldestFirst(String path) {
        return get(path).with(LIMIT, PAGE).with("sort", "asc");
    }

    private static Table snippets() {
        return Table.named("snippets")
                .primaryKey("name")
                .rowsAt("/snippets")
                .replicate(Snapshot.of(get("/snippets"), PAGES).since("updated_at"));
    }

    private static Table topics() {
        return Table.named("topics")
                .primaryKey("id")
                .rowsAt("/topics")
                .replicate(Snapshot.of(get("/subscription_topics"), PAGES));
    }

    /** The API also calls its rows "messages". */
    private static Table transactionalMessages() {
        return Table.named("transactional_messages")
                .primaryKey("id")
                .rowsAt("/messages")
                .replicate(Snapshot.of(get("/transactional"), PAGES).since("updated_at"));
    }

    private static Table types() {
        return Table.named("types")
                .primaryKey("id")
                .rowsAt("/types")
                .replicate(Snapshot.of(get("/object_types"), PAGES));
    }
}
