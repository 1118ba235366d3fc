package io.tributary.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.VendorUnderTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All states of one vendor's rows, by table and key: the records that its topics may contain, in order. Thread-safe. */
final class History {
    private final VendorUnderTest vendor;
    private final List<String> tables;
    private final Map<String, Map<JsonNode, ObjectNode>> present = new HashMap<>();
    private final Map<String, Map<JsonNode, RowHistory>> rows = new HashMap<>();
    private long states;

    History(VendorUnderTest vendor, List<String> tables) {
        this.vendor = vendor;
        this.tables = tables;
        tables.forEach(table -> {
            present.put(table, Map.of());
            rows.put(table, new HashMap<>());
        });
        remember();
    }

    /** Records what has changed. Call it before a row that a response may have returned changes again. */
    synchronized void remember() {
        tables.forEach(this::remember);
    }

    private void remember(String table) {
        Map<JsonNode, ObjectNode> now = vendor.truth(table);
        Map<JsonNode, ObjectNode> before = present.put(table, now);
        now.forEach((key, row) -> {
            if (!row.equals(before.get(key))) {
                states++;
                rows.get(table).computeIfAbsent(key, fresh -> new RowHistory()).add(row);
            }
        });
        before.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> {
            states++;
            rows.get(table).get(key).addGone();
        });
    }

    /** The history of the row with that key. Null if there never was one. */
    synchronized RowHistory row(String table, JsonNode key) {
        return rows.get(table).get(key);
    }

    /** Forgets all states but the last one of each row. */
    synchronized void forgetOld() {
        rows.values().forEach(table -> table.values().forEach(RowHistory::forgetOld));
    }

    /** The number of rows, including deleted ones. */
    synchronized long rows() {
        return rows.values().stream().mapToLong(Map::size).sum();
    }

    /** The number of states of all rows. */
    synchronized long states() {
        return states;
    }
}
