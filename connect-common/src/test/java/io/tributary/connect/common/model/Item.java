package io.tributary.connect.common.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.Toys;
import java.util.Comparator;

/**
 * What a list of the API holds.
 *
 * @param place what the list is sorted by, ascending; then by {@code id}
 */
record Item(long place, String id, ObjectNode json) {
    static final Comparator<Item> ORDER = Comparator.comparingLong(Item::place).thenComparing(Item::id);

    /** A row as the table's schema has it; the version of a row that says it is deleted is negative. */
    static Item row(long place, Change told) {
        long version = told.deleted() ? -told.version() : told.version();
        return new Item(place, told.id(), Toys.row(told.id(), told.time(), version));
    }

    /** The same row, whose time is no time. */
    Item unreadable() {
        json.put("updated_at", "some time ago");
        return this;
    }
}
