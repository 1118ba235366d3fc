package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.DerivedRows;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeclaredTables;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Kustomer's tables (API reference, version 1). */
final class KustomerTables {
    /** Maximum page size of most lists, and of users and teams. */
    private static final int PAGE = 100;

    private static final int LARGE_PAGE = 500;

    private static final DeclaredTables<KustomerTables> DECLARED = DeclaredTables.<KustomerTables>none()
            .with("conversations", (tables, name) -> tables.searched(name, 60, "conversation"))
            .with("customers", (tables, name) -> tables.searched(name, 60, "customer"))
            .with("kobjects", (tables, name) -> tables.searched(name, 60, new KobjectContexts()))
            .with("messages", (tables, name) -> tables.searched(name, 200, "message"))
            .with("notes", (tables, name) -> tables.searched(name, 40, "note"))
            .with("shortcuts", (tables, name) -> tables.listed(name, PAGE))
            .with("tags", (tables, name) -> tables.listed(name, PAGE))
            .with("teams", (tables, name) -> tables.listed(name, LARGE_PAGE))
            .with("users", (tables, name) -> tables.listed(name, LARGE_PAGE))
            .withFurther("audit_logs", KustomerTables::auditLogs)
            .withFurther("brands", (tables, name) -> tables.further(name, "/v1/brands"))
            .withFurther("companies", (tables, name) -> tables.searched(name, 20, "company"))
            .withFurther(CustomAttributes.TABLE, "class of custom objects", KustomerTables::customAttributes)
            .withFurther("klasses", (tables, name) -> tables.further(name, "/v1/klasses"))
            .withFurther("queue_rules", (tables, name) -> tables.further(name, "/v1/routing/queue-rules"))
            .withFurther("queues", (tables, name) -> tables.further(name, "/v1/routing/queues"))
            .withFurther("schedules", (tables, name) -> tables.further(name, "/v1/schedules"))
            .withFurther("sla_versions", KustomerTables::slaVersions)
            .withFurther("slas", KustomerTables::slas)
            .withFurther("snooze_options", (tables, name) -> tables.further(name, "/v1/snoozes"))
            .withFurther("work_sessions", (tables, name) -> tables.further(name, "/v1/routing/work-sessions"));

    static final TableNames NAMES = DECLARED.names();

    private static final String UPDATED_AT = "updated_at";
    private static final String SLAS = "/v1/slas";
    private static final Paginator PAGES = new ListPages();

    private final KustomerSourceConfig config;
    private final RowForm form;

    KustomerTables(KustomerSourceConfig config) {
        this.config = config;
        this.form = new KustomerForm(config.deletedAsTombstone());
    }

    List<Table> all() {
        return DECLARED.build(this);
    }

    private Table searched(String name, int weight, String context) {
        return searched(name, weight, requester -> List.of(context));
    }

    private Table searched(String name, int weight, Function<Requester, List<String>> contexts) {
        SearchSlices slices = new SearchSlices(name, contexts);
        return rows(name).weight(weight).replicate(new Cursor(UPDATED_AT, config.overlap(), slices::next, null, null));
    }

    /** The list is neither filtered nor sorted: if a row is deleted in the meantime, another may move off the next page. */
    private Table listed(String name, int pageSize) {
        return rows(name)
                .replicate(Snapshot.planned(new ListSweep("/v1/" + name, pageSize)::plan)
                        .since(UPDATED_AT)
                        .shifting());
    }

    /** A list that is read once: a deleted row is marked, or missing. */
    private Table further(String name, String path) {
        return rows(name)
                .replicate(Snapshot.of(list(path), PAGES).since(UPDATED_AT).shifting());
    }

    private Table slas(String name) {
        return rows(name).replicate(Snapshot.of(list(SLAS), PAGES).shifting());
    }

    private Table slaVersions(String name) {
        ListRead agreements =
                ListRead.of(list(SLAS).with("versions", "all"), PAGES).through(KustomerTables::included);
        Slice versions = Slice.of(agreements).asFullTable();
        return rows(name)
                .rowsAt("/included")
                .replicate(Snapshot.planned(requester -> versions).shifting());
    }

    /**
     * The rows that a list includes for its own ("SLAs" of the API reference shows one of them, as an object). A list for which
     * nothing is included may lack them.
     */
    private static Requester included(Requester requester) {
        return new DerivedRows(requester, new RowReader<>("/data", row -> row), page -> {
            JsonNode included = page.envelope().path("included");
            Stream<JsonNode> rows = included.isArray() ? included.valueStream() : Stream.of(included);
            return rows.filter(JsonNode::isObject).map(ObjectNode.class::cast);
        });
    }

    /** A response does not show whether an attribute is missing from it, so one is deleted once two sweeps in a row miss it. */
    private Table customAttributes(String name) {
        return rows(name)
                .primaryKey(CustomAttributes.RESOURCE, CustomAttributes.ATTRIBUTE)
                .adding(CustomAttributes::resource)
                .replicate(Snapshot.planned(CustomAttributes::plan).shifting());
    }

    /** Entries come newest first, and expire ("Audit logs" of the API reference). */
    private Table auditLogs(String name) {
        Duration overlap = config.overlap();
        ApiRequest list = ApiRequest.get("/v1/audit-logs").with("count", PAGE);
        BiFunction<Progress, Requester, Slice> slices = (progress, requester) -> {
            Order newest = new Order.NewestFirst(progress.from(), overlap, Search.Order.CREATED::millis, true);
            return Slice.of(ListRead.of(list, new OlderEntries(PAGE)).in(newest));
        };
        return rows(name).weight(40).unchanging().replicate(new Cursor("created_at", overlap, slices, null, null));
    }

    private static ApiRequest list(String path) {
        return ApiRequest.get(path).with("page", 1).with("pageSize", PAGE);
    }

    /** What all tables have in common. */
    private Table.Builder rows(String name) {
        return Table.named(name).primaryKey("id").rowsAt("/data").form(form).repeating();
    }
}
