package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item of a page: a row of the table, or a parent.
 *
 * @param row null for a parent
 * @param parent null for a row
 */
record Item(Row row, ObjectNode parent) {
    private static final Comparator<Item> NEWEST = Comparator.<Item>comparingLong(
                    item -> item.row().revision())
            .thenComparingLong(item -> item.row().time());

    boolean isRow() {
        return parent == null;
    }

    /** The rows in their order, only the newest for each key; a row without a key is kept. */
    static List<Row> newest(List<Item> items) {
        Map<Object, Item> byKey = new LinkedHashMap<>();
        for (Item item : items) {
            Object key = item.row().key() == null ? item : item.row().key();
            Item known = byKey.get(key);
            if (known == null || NEWEST.compare(item, known) >= 0) {
                byKey.remove(key);
                byKey.put(key, item);
            }
        }
        return byKey.values().stream().map(Item::row).toList();
    }
}
