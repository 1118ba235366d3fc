package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The latest value of each key of some tables: structs that know their schemas, or maps where the records tell none. */
final class Tables {
    private final Map<String, Map<Object, Object>> rows = new TreeMap<>();
    private long records;

    /** The next record of a topic, whose name ends with the table's. */
    void add(String topic, Object key, Object value) {
        String table = topic.substring(topic.lastIndexOf('.') + 1);
        rows.computeIfAbsent(table, first -> new HashMap<>()).put(key, value);
        records++;
    }

    /** The number of records so far. */
    long records() {
        return records;
    }

    /** Fails unless both tell the same rows of the same tables, in the same schemas. */
    void assertSame(Tables others, String name) {
        assertThat(rows.keySet()).as(name).isEqualTo(others.rows.keySet());
        rows.forEach((table, ours) -> assertThat(ours).as(name + ' ' + table).isEqualTo(others.rows.get(table)));
    }
}
