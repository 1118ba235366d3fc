package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;

/** The reference columns of a table, by the fields whose objects contain the ids. */
final class References {
    private final Map<String, List<Map.Entry<String, FieldType>>> columns;

    private References(Map<String, List<Map.Entry<String, FieldType>>> columns) {
        this.columns = columns;
    }

    /** The reference columns among {@code fields}. */
    static References among(Map<String, FieldType> fields) {
        return new References(fields.entrySet().stream()
                .filter(field -> field.getValue() instanceof ReferenceType)
                .collect(Collectors.groupingBy(column -> ((ReferenceType) column.getValue()).field())));
    }

    /** {@code fields} without reference columns: the fields on the wire. */
    static Map<String, FieldType> without(Map<String, FieldType> fields) {
        Map<String, FieldType> others = new LinkedHashMap<>(fields);
        others.values().removeIf(ReferenceType.class::isInstance);
        return others;
    }

    /** Puts the ids in {@code value}, a field's value on the wire, into {@code struct}. */
    void put(Struct struct, String field, JsonNode value, Mapping mapping) {
        columns.getOrDefault(field, List.of())
                .forEach(column -> struct.put(column.getKey(), column.getValue().convert(value, mapping)));
    }
}
