package io.tributary.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.VendorUnderTest;
import java.util.HashMap;
import java.util.Map;

/** All states that the rows of one vendor had, by table and key: what its topics may say, and in which order. Thread-safe. */
final class History {
    private final VendorUnderTest vendor;
    private final Map<String, Map<JsonNode, ObjectNode>> present = new HashMap<>();
    private final Map<String, Map<JsonNode, RowHistory>> rows = new HashMap<>();
    private long states;

    History(VendorUnderTest vendor) {
        this.vendor = vendor;
        vendor.tables().forEach(table -> {
            present.put(table, Map.of());
            rows.put(table, new HashMap<>());
        });
        remember();
    }

    /** Notes what is different now. No row may have had two new states since the last time that an answer could show. */
    synchronized void remember() {
        vendor.tables().forEach(this::remember);
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

    /** What the row with a key was; null where there never was such a row. */
    synchronized RowHistory row(String table, JsonNode key) {
        return rows.get(table).get(key);
    }

    /** Forgets all states but the newest of each row. */
    synchronized void forgetOld() {
        rows.values().forEach(table -> table.values().forEach(RowHistory::forgetOld));
    }

    /** How many rows there are, or were. */
    synchronized long rows() {
        return rows.values().stream().mapToLong(Map::size).sum();
    }

    /** How many states all rows had. */
    synchronized long states() {
        return states;
    }
}
