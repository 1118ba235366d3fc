package io.tributary.connect.common.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.Toys;
import java.util.Comparator;

/**
 * An item of a list of the API.
 *
 * @param place sorts the list, ascending, then by {@code id}
 */
record Item(long place, String id, ObjectNode json) {
    static final Comparator<Item> ORDER = Comparator.comparingLong(Item::place).thenComparing(Item::id);

    /** A row in the table's schema. The version of a deleted row is negative. */
    static Item row(long place, Change change) {
        long version = change.deleted() ? -change.version() : change.version();
        return new Item(place, change.id(), Toys.row(change.id(), change.time(), version));
    }

    /** The same row with an unreadable time. */
    Item unreadable() {
        json.put("updated_at", "some time ago");
        return this;
    }
}
