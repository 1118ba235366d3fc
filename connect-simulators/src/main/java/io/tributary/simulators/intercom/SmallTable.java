package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The rows of a table that is only read completely, in insertion order. Thread-safe. */
final class SmallTable {

    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
    private final Function<ObjectNode, String> key;

    /** @param key a row's identity in the table */
    SmallTable(Function<ObjectNode, String> key) {
        this.key = key;
    }

    synchronized void put(ObjectNode row) {
        rows.put(key.apply(row), row.deepCopy());
    }

    synchronized boolean remove(String id) {
        return rows.remove(id) != null;
    }

    synchronized Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(rows.get(id)).map(ObjectNode::deepCopy);
    }

    synchronized List<ObjectNode> all() {
        return rows.values().stream().map(ObjectNode::deepCopy).toList();
    }
}
