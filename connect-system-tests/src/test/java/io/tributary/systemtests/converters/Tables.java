package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The latest value of each key of some tables: structs with schemas, or maps if the records have none. */
final class Tables {
    private final Map<String, Map<Object, Object>> rows = new TreeMap<>();
    private final List<String> repeats = new ArrayList<>();
    private long records;

    /** Adds the next record of a topic, whose name ends with the table's. A null value is a tombstone. */
    void add(String topic, Object key, Object value) {
        String table = topic.substring(topic.lastIndexOf('.') + 1);
        Map<Object, Object> ofTable = rows.computeIfAbsent(table, first -> new HashMap<>());
        Object before = value == null ? ofTable.remove(key) : ofTable.put(key, value);
        if (Objects.equals(before, value)) {
            repeats.add(table + ' ' + key);
        }
        records++;
    }

    /** The number of records so far. */
    long records() {
        return records;
    }

    /** Fails if a record equals the previous one with the same key. */
    void assertNoDuplicates(String name) {
        assertThat(repeats).as(name).isEmpty();
    }

    /** Fails unless both have the same rows in the same tables, with the same schemas. */
    void assertSame(Tables others, String name) {
        assertThat(rows.keySet()).as(name).isEqualTo(others.rows.keySet());
        rows.forEach((table, rowsOfTable) ->
                assertThat(rowsOfTable).as(name + ' ' + table).isEqualTo(others.rows.get(table)));
    }
}
