package io.tributary.systemtests.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as declared by its schema file, with nested data as JSON.
 *
 * @param vendor in lower case
 * @param primaryKey the names of the fields that identify a row
 * @param types the types of all fields by name
 * @param references the places of the ids that columns repeat, by column
 */
record DeclaredTable(
        String vendor,
        String name,
        List<String> primaryKey,
        Map<String, DeclaredType> types,
        Map<String, String> references) {
    private static final String EXTRA = "_extra";
    private static final String FROM = " from ";

    static DeclaredTable of(ConnectorKit connector, String table, List<String> primaryKey) {
        try (InputStream file =
                Class.forName(connector.connectorClass()).getResourceAsStream("schemas/" + table + ".json")) {
            Map<String, DeclaredType> types = new LinkedHashMap<>();
            Map<String, String> references = new LinkedHashMap<>();
            Json.MAPPER.readTree(file).properties().forEach(field -> {
                String word = field.getValue().asText();
                types.put(field.getKey(), DeclaredType.of(field.getValue()));
                if (word.contains(FROM)) {
                    references.put(field.getKey(), word.substring(word.indexOf(FROM) + FROM.length()));
                }
            });
            types.put(EXTRA, DeclaredType.JSON);
            return new DeclaredTable(connector.vendor(), table, primaryKey, types, references);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of the topic, if the prefix is the vendor's name. */
    String topic() {
        return vendor + '.' + name;
    }

    /** The values of a row's primary key. */
    List<Object> key(Map<String, Object> row) {
        return primaryKey.stream().map(row::get).toList();
    }

    /** The record of a row on the wire: each declared field in its type, and everything else in {@code _extra}. */
    Map<String, Object> typed(ObjectNode wire) {
        Map<String, Object> row = new LinkedHashMap<>();
        ObjectNode extra = wire.objectNode();
        types.keySet().forEach(field -> row.put(field, null));
        for (Map.Entry<String, JsonNode> member : wire.properties()) {
            DeclaredType type = references.containsKey(member.getKey()) ? null : types.get(member.getKey());
            if (type != null) {
                row.put(member.getKey(), type.value(member.getValue()));
            }
            if (type == null || !type.says(member.getValue())) {
                extra.set(pointer(member.getKey()), member.getValue());
            }
        }
        references.forEach((column, place) -> row.put(column, id(types.get(column), wire.at(place))));
        row.put(EXTRA, extra.isEmpty() ? null : DeclaredType.JSON.value(extra));
        return row;
    }

    private static Object id(DeclaredType type, JsonNode wire) {
        return wire.isMissingNode() ? null : type.value(wire);
    }

    /** The pointer of an undeclared field. If the row has another form on the wire, the name is already the pointer. */
    private static String pointer(String name) {
        return name.startsWith("/") ? name : '/' + name;
    }
}
