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
    private final String[] names;
    private final List<T> rows = new ArrayList<>();
    private JsonNode last;
    private boolean found;
    private ObjectNode envelope;

    private JsonPage(RowReader<T> reader) {
        this.reader = reader;
        this.names =
                reader.at().isEmpty() ? new String[0] : reader.at().substring(1).split("/");
    }

    /**
     * @throws IOException when the answer is cut, no JSON, or lacks the place of its rows
     */
    static <T> JsonPage<T> read(InputStream body, RowReader<T> reader) throws IOException {
        JsonPage<T> page = new JsonPage<>(reader);
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(body)) {
            parser.nextToken();
            page.envelope = page.readAnswer(parser);
        }
        if (!page.found) {
            throw new IOException("the answer has no " + reader.at());
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
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readRow(parser);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            readRow(parser);
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            throw new IOException(reader.at() + " of the answer holds no rows");
        }
    }

    private void readRow(JsonParser parser) throws IOException {
        JsonNode row = Json.MAPPER.readTree(parser);
        ObjectNode object = row.isObject()
                ? (ObjectNode) row
                : Json.MAPPER.createObjectNode().set("value", row);
        last = row;
        rows.add(reader.map().apply(object));
    }
}
