package io.tributary.connect.kustomer;

import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeclaredTables;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import java.util.List;
import java.util.function.Function;

/** Kustomer's nine tables (API reference, version 1). */
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
            .with("users", (tables, name) -> tables.listed(name, LARGE_PAGE));

    static final TableNames NAMES = DECLARED.names();

    private static final String UPDATED_AT = "updated_at";

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

    /** What all tables have in common. */
    private Table.Builder rows(String name) {
        return Table.named(name).primaryKey("id").rowsAt("/data").form(form).repeating();
    }
}
