package io.tributary.systemtests.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.kafka.TopicRecord;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table written by the Iceberg sink, with one row for each version of a row.
 *
 * @param rows the rows, with times in epoch ms
 */
record IcebergTable(DeclaredTable declared, List<ObjectNode> rows) {
    private static final String OFFSET = "_offset";

    /**
     * The rows by the offsets of their records.
     *
     * @throws IllegalStateException if a record has two rows
     */
    Map<Long, JsonNode> byOffset() {
        Map<Long, JsonNode> byOffset = new HashMap<>();
        for (ObjectNode row : rows) {
            if (byOffset.put(row.path(OFFSET).longValue(), row) != null) {
                throw new IllegalStateException("duplicate row: " + row);
            }
        }
        return byOffset;
    }

    /**
     * The newest version of each row, by the values of its primary key; scalar fields only.
     *
     * @param records of the topic, whose tombstones show which rows are deleted; the table does not
     */
    Map<List<Object>, Map<String, Object>> current(List<TopicRecord> records) {
        Map<List<Object>, Map<String, Object>> current = new HashMap<>();
        rows.stream()
                .sorted(Comparator.comparing(row -> row.path(OFFSET).longValue()))
                .map(this::typed)
                .forEach(row -> current.put(declared.key(row), row));
        Map<JsonNode, TopicRecord> latest = new HashMap<>();
        records.forEach(record -> latest.put(record.key(), record));
        latest.values().stream()
                .filter(TopicRecord::isTombstone)
                .forEach(record -> current.remove(declared.key(typed(record.key()))));
        return current;
    }

    private Map<String, Object> typed(JsonNode row) {
        Map<String, Object> typed = new LinkedHashMap<>();
        declared.types().forEach((field, type) -> {
            if (type != DeclaredType.JSON) {
                typed.put(field, value(type, row.path(field)));
            }
        });
        return typed;
    }

    private static Object value(DeclaredType type, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        return type == DeclaredType.TIMESTAMP
                ? LocalDateTime.ofInstant(Instant.ofEpochMilli(json.longValue()), ZoneOffset.UTC)
                : type.value(json);
    }
}
