package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The rows of a list in order, stored as JSON. Thread-safe. */
final class RowList implements Slice.Source {

    private final List<String> keys = new ArrayList<>();
    private final Map<String, byte[]> rows = new HashMap<>();
    private final UnaryOperator<byte[]> rendered;

    /** A list whose rows are returned as they are stored. */
    RowList() {
        this(row -> row);
    }

    /** @param rendered renders a stored row for a response */
    RowList(UnaryOperator<byte[]> rendered) {
        this.rendered = rendered;
    }

    @Override
    public synchronized Slice slice(int offset, int count) {
        int from = Math.min(offset, keys.size());
        List<byte[]> page = keys.subList(from, Math.min(keys.size(), from + count)).stream()
                .map(key -> rendered.apply(rows.get(key)))
                .toList();
        return new Slice(page, keys.size());
    }

    /** Adds a row at the end, or replaces the row with its key in place. */
    synchronized void put(String key, ObjectNode row) {
        if (rows.put(key, Json.bytes(row)) == null) {
            keys.add(key);
        }
    }

    /** Adds a row before all others. */
    synchronized void putFirst(String key, ObjectNode row) {
        rows.put(key, Json.bytes(row));
        keys.add(0, key);
    }

    /** Changes a row in place. False if there is none with this key. */
    synchronized boolean update(String key, Consumer<ObjectNode> change) {
        byte[] stored = rows.get(key);
        if (stored != null) {
            ObjectNode row = Json.row(stored);
            change.accept(row);
            Catalog.metadataLast(row);
            rows.put(key, Json.bytes(row));
        }
        return stored != null;
    }

    /** Removes a row. All later rows move up. */
    synchronized boolean remove(String key) {
        return rows.remove(key) != null && keys.remove(key);
    }

    /** The rendered JSON of a row. */
    synchronized Optional<byte[]> get(String key) {
        return Optional.ofNullable(rows.get(key)).map(rendered);
    }

    synchronized boolean has(String key) {
        return rows.containsKey(key);
    }

    /** The key of the row at an index. */
    synchronized String key(int place) {
        return keys.get(place);
    }

    synchronized List<String> keys() {
        return List.copyOf(keys);
    }

    synchronized int size() {
        return keys.size();
    }
}
