package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A search for parents. The table's rows are their children, all of which are sent again when the parent changes. */
final class Families extends Search {

    Families(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Table.Builder builder() {
        return super.builder().expand(new Children(1, true, settling()));
    }

    private long settling() {
        return world.isEvery(2, 1) ? Rows.UNIT : 0;
    }

    /** Until a parent is settled, each of its children is remembered. */
    @Override
    public long needed(Map<String, Object> offset) {
        long parents = super.needed(offset);
        return settling() == 0
                ? parents
                : parents * (1 + Children.number(rows.moment().changes()));
    }

    @Override
    boolean hasUnreadableTime(String id) {
        return false;
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
}
