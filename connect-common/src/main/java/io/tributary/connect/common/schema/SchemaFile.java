package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * Reads {@code schemas/TABLE.json}: a JSON object from field name to type. A type is a word ({@code "string"},
 * {@code "int64"}, {@code "float64"}, {@code "boolean"}, {@code "timestamp:seconds"},
 * {@code "timestamp:seconds-or-zero"}, {@code "timestamp:millis"}, {@code "timestamp:iso"}, {@code "json"}; if
 * {@code " volatile"} follows, a change of the field alone is not a new version of the row), an object (a struct), or an
 * array of one type. {@code "string from /customer/id"} is not a field on the wire, but a column that repeats the id there.
 */
final class SchemaFile {
    private static final String VOLATILE = " volatile";
    private static final String FROM = " from ";

    private SchemaFile() {}

    /**
     * The declared fields of a table, in order.
     *
     * @param table the table's full name, such as {@code intercom.contacts}; nested structs are named below it
     * @throws IllegalArgumentException if the resource is missing or contains an unknown type
     */
    static Map<String, FieldType> read(Class<?> anchor, String resource, String table) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("No schema file " + resource + " next to " + anchor.getName());
            }
            return fields(Json.MAPPER.readTree(in), table);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read schema file " + resource + " next to " + anchor.getName(), e);
        }
    }

    private static Map<String, FieldType> fields(JsonNode object, String path) {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> fields.put(entry.getKey(), type(entry.getValue(), path + '.' + entry.getKey())));
        return fields;
    }

    private static FieldType type(JsonNode declared, String path) {
        if (declared.isObject()) {
            return struct(fields(declared, path), path);
        }
        return declared.isArray() ? new ArrayType(type(declared.get(0), path)) : scalar(declared.asText());
    }

    private static StructType struct(Map<String, FieldType> fields, String path) {
        SchemaBuilder builder = SchemaBuilder.struct().name(path).version(1).optional();
        fields.forEach((name, type) -> builder.field(name, type.schema()));
        return new StructType(fields, builder.build());
    }

    private static FieldType scalar(String word) {
        if (word.endsWith(VOLATILE)) {
            return new VolatileType(ScalarType.named(word.substring(0, word.length() - VOLATILE.length())));
        }
        int from = word.indexOf(FROM);
        if (from > 0) {
            JsonPointer place = JsonPointer.compile(word.substring(from + FROM.length()));
            return ReferenceType.of(ScalarType.named(word.substring(0, from)), place);
        }
        return ScalarType.named(word);
    }
}
