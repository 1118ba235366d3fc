package io.tributary.connect.kustomer;

import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.function.Function;

/** Kustomer's nine tables (API reference, version 1). */
final class KustomerTables {
    static final List<String> NAMES = List.of(
            "conversations", "customers", "kobjects", "messages", "notes", "shortcuts", "tags", "teams", "users");

    /** Maximum page size of most lists, and of users and teams. */
    private static final int PAGE = 100;

    private static final int LARGE_PAGE = 500;
    private static final String UPDATED_AT = "updated_at";

    private final KustomerSourceConfig config;
    private final RowForm form = new KustomerForm();

    KustomerTables(KustomerSourceConfig config) {
        this.config = config;
    }

    List<Table> all() {
        return List.of(
                conversations(), customers(), kobjects(), messages(), notes(), shortcuts(), tags(), teams(), users());
    }

    private Table conversations() {
        return rows("conversations").weight(60).replicate(search("conversations", "conversation"));
    }

    private Table customers() {
        return rows("customers").weight(60).replicate(search("customers", "customer"));
    }

    private Table kobjects() {
        return rows("kobjects").weight(60).replicate(search("kobjects", new KobjectContexts()));
    }

    private Table messages() {
        return rows("messages").weight(200).replicate(search("messages", "message"));
    }

    private Table notes() {
        return rows("notes").weight(40).replicate(search("notes", "note"));
    }

    private Table shortcuts() {
        return rows("shortcuts").replicate(list("/v1/shortcuts", PAGE));
    }

    private Table tags() {
        return rows("tags").replicate(list("/v1/tags", PAGE));
    }

    private Table teams() {
        return rows("teams").replicate(list("/v1/teams", LARGE_PAGE));
    }

    private Table users() {
        return rows("users").replicate(list("/v1/users", LARGE_PAGE));
    }

    /** What all tables have in common. */
    private Table.Builder rows(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/data")
                .form(form)
                .deletedWhen(row -> config.deletedAsTombstone() && KustomerRows.isDeleted(row))
                .revision(KustomerRows::revision);
    }

    private Replication search(String table, String context) {
        return search(table, requester -> List.of(context));
    }

    private Replication search(String table, Function<Requester, List<String>> contexts) {
        SearchSlices slices = new SearchSlices(table, contexts);
        return new Cursor(UPDATED_AT, config.overlap(), slices::next, null, null);
    }

    /** The list is neither filtered nor sorted: if a row is deleted in the meantime, another may move off the next page. */
    private static Replication list(String path, int pageSize) {
        return Snapshot.planned(new ListSweep(path, pageSize)::plan)
                .since(UPDATED_AT)
                .shifting();
    }
}
