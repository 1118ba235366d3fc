package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The latest value of each key of some tables: structs that know their schemas, or maps where the records tell none. */
final class Tables {
    private final Map<String, Map<Object, Object>> rows = new TreeMap<>();
    private final List<String> repeats = new ArrayList<>();
    private long records;

    /** The next record of a topic, whose name ends with the table's; without a value the row is gone. */
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

    /** Fails if a record told what the one before it with the same key had told. */
    void assertNoDuplicates(String name) {
        assertThat(repeats).as(name).isEmpty();
    }

    /** Fails unless both tell the same rows of the same tables, in the same schemas. */
    void assertSame(Tables others, String name) {
        assertThat(rows.keySet()).as(name).isEqualTo(others.rows.keySet());
        rows.forEach((table, ours) -> assertThat(ours).as(name + ' ' + table).isEqualTo(others.rows.get(table)));
    }
}
