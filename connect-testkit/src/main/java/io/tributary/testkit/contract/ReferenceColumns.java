package io.tributary.testkit.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Struct;

/**
 * The columns of a table that repeat ids inside other fields.
 *
 * @param places where the id of each column is in a row's declared fields
 */
record ReferenceColumns(Map<String, JsonPointer> places) {
    private static final String FROM = " from ";

    /** The reference columns in {@code schemas/TABLE.json} next to {@code anchor}. */
    static ReferenceColumns of(Class<?> anchor, String table) {
        Map<String, JsonPointer> places = new TreeMap<>();
        try (InputStream schema = anchor.getResourceAsStream("schemas/" + table + ".json")) {
            for (Map.Entry<String, JsonNode> column :
                    Json.MAPPER.readTree(schema).properties()) {
                String type = column.getValue().asText();
                if (type.contains(FROM)) {
                    String place = type.substring(type.indexOf(FROM) + FROM.length());
                    places.put(column.getKey(), JsonPointer.compile(place));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReferenceColumns(places);
    }

    /**
     * The columns that are null in {@code value} although the row has their id.
     *
     * @param fields the row's declared fields, before they are typed
     */
    List<String> lost(ObjectNode fields, Struct value) {
        return places.keySet().stream()
                .filter(column -> fields.at(places.get(column)).isValueNode()
                        && !fields.at(places.get(column)).isNull()
                        && value.get(column) == null)
                .toList();
    }
}
