package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Lists that return changed rows twice: each row follows its previous version, which is in the same list or an earlier one. */
final class Doubled extends Listed {

    Doubled(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    public Paging pages() {
        return world.steadyPages();
    }

    @Override
    boolean shifts() {
        return false;
    }

    /** Skipping a list would leave the previous versions of its rows. */
    @Override
    public boolean setsAside() {
        return false;
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        int list = Integer.parseInt(request.query().get("parent"));
        int next = world.isEvery(2, 7) ? list : list + 1;
        Stream<Item> old = rows.ids().stream()
                .filter(id -> listOf(id) == next)
                .map(id -> rows.shownBefore(id, moment))
                .filter(Objects::nonNull)
                .map(row -> Item.row(-1, row));
        return Stream.concat(old, super.list(request, moment).stream()).toList();
    }

    /** Deleting a row would leave its previous version. */
    @Override
    public void delete(int which, int how) {
        change(which, how);
    }
}
