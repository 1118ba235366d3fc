package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads one JSON answer as it streams in: each row becomes a {@code T} at once, the rest is kept as the envelope. */
final class JsonPage<T> {
    private final RowReader<T> reader;
    private final boolean nullIsEmpty;
    private final String[] names;
    private final List<T> rows = new ArrayList<>();
    private JsonNode last;
    private boolean found;
    private ObjectNode envelope;

    private JsonPage(RowReader<T> reader, boolean nullIsEmpty) {
        this.reader = reader;
        this.nullIsEmpty = nullIsEmpty;
        this.names =
                reader.at().isEmpty() ? new String[0] : reader.at().substring(1).split("/");
    }

    /**
     * @param nullIsEmpty whether null in place of the rows says that there are none
     * @throws IOException when the answer is cut, no JSON, more than one JSON text, or has no rows in their place
     */
    static <T> JsonPage<T> read(InputStream body, RowReader<T> reader, boolean nullIsEmpty) throws IOException {
        JsonPage<T> page = new JsonPage<>(reader, nullIsEmpty);
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(body)) {
            if (parser.nextToken() == null) {
                throw new IOException(BodyKind.NONE.inPlaceOf("JSON"));
            }
            page.envelope = page.readAnswer(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more follows behind the answer");
            }
        }
        if (!page.found) {
            throw new IOException("the answer has no " + reader.at() + ": check that api.url leads to the API");
        }
        return page;
    }

    List<T> rows() {
        return rows;
    }

    JsonNode last() {
        return last;
    }

    ObjectNode envelope() {
        return envelope;
    }

    private ObjectNode readAnswer(JsonParser parser) throws IOException {
        if (names.length == 0) {
            readRows(parser);
            return Json.MAPPER.createObjectNode();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("the answer is no JSON object");
        }
        return readObject(parser, 0);
    }

    private ObjectNode readObject(JsonParser parser, int depth) throws IOException {
        ObjectNode object = Json.MAPPER.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (depth == names.length || !name.equals(names[depth])) {
                object.set(name, Json.MAPPER.readTree(parser));
            } else if (depth == names.length - 1) {
                readRows(parser);
                markNull(parser, object, name);
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                object.set(name, readObject(parser, depth + 1));
            } else {
                object.set(name, Json.MAPPER.readTree(parser));
            }
        }
        return object;
    }

    private void readRows(JsonParser parser) throws IOException {
        found = true;
        if (parser.currentToken() == JsonToken.START_ARRAY && !reader.single()) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readRow(parser);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT && (reader.single() || names.length == 0)) {
            readRow(parser);
        } else if (parser.currentToken() != JsonToken.VALUE_NULL || !nullIsEmpty) {
            throw new IOException(reader.at() + " of the answer holds no rows");
        }
    }

    /** Rows that are null stay in the envelope: a list that is not told is less sure to be empty than one that is. */
    private static void markNull(JsonParser parser, ObjectNode envelope, String name) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            envelope.putNull(name);
        }
    }

    private void readRow(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            throw new IOException(reader.at() + " of the answer holds an array in place of a row");
        }
        JsonNode row = Json.MAPPER.readTree(parser);
        requireForm(row);
        ObjectNode object = row.isObject()
                ? (ObjectNode) row
                : Json.MAPPER.createObjectNode().set("value", row);
        last = row;
        rows.add(reader.map().apply(object));
    }

    /** The one row that was asked for: another program's JSON is none. */
    private void requireForm(JsonNode row) throws IOException {
        JsonNode required = row.at(reader.required());
        boolean isThere = reader.required().isEmpty() || required.isValueNode() && !required.isNull();
        if (!isThere) {
            throw new IOException("the answer has no " + reader.required() + ": check that api.url leads to the API");
        }
    }
}
