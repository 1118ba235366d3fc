package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists of parents. The table's rows are their children. */
final class ListedFamilies extends Listed {

    ListedFamilies(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Table.Builder builder() {
        return super.builder().expand(new Children(1 + world.variant() % 2, false, 0));
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        return Children.isRequest(request) ? Children.of(request, rows, moment) : super.list(request, moment);
    }

    @Override
    public String sick(int which) {
        return id(which);
    }

    @Override
    public Map<String, Long> truth() {
        Map<String, Long> truth = new HashMap<>();
        super.truth().keySet().forEach(id -> Children.addTo(truth, rows.newest(id, rows.moment())));
        return truth;
    }

    /** The list lags behind the parents: it may return one as deleted that has come back. */
    @Override
    public boolean allowsTombstone(String id, long version) {
        return super.allowsTombstone(Children.parent(id), 0);
    }
}
