package io.tributary.systemtests.sinks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares the rows of a warehouse with those of a vendor. */
final class Differences {
    private Differences() {}

    /**
     * The differences, for messages.
     *
     * @param found rows by the values of their primary key
     */
    static List<String> of(ReplicatedTable table, Map<List<Object>, Map<String, Object>> found) {
        Map<List<Object>, Map<String, Object>> expected = table.rows();
        Set<List<Object>> keys = new HashSet<>(expected.keySet());
        if (!table.keepsDeletedRows()) {
            keys.addAll(found.keySet());
        }
        List<String> differences = new ArrayList<>();
        for (List<Object> key : keys) {
            differences.addAll(ofRow(table.topic() + ' ' + key, found.get(key), expected.get(key)));
        }
        return differences;
    }

    private static List<String> ofRow(String place, Map<String, Object> found, Map<String, Object> expected) {
        if (found == null) {
            return List.of(place + " is missing");
        }
        if (expected == null) {
            return List.of(place + " should be gone");
        }
        return found.keySet().stream()
                .filter(field -> !Objects.equals(found.get(field), expected.get(field)))
                .map(field -> place + ' ' + field + " is " + found.get(field) + ", not " + expected.get(field))
                .toList();
    }
}
