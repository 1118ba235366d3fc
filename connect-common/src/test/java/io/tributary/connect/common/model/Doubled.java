package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Lists that show changed rows twice: before each row, in its list or in the one before, the version that it had before. */
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

    /** A list that is left out would leave the old versions of its rows. */
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

    /** A row that goes would leave its old version. */
    @Override
    public void delete(int which, int how) {
        change(which, how);
    }
}
