package io.tributary.connect.intercom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A part of a conversation, to be mapped once the whole response is read: the fields that are added to it come from all over the response.
 *
 * @param tokens of the part; null if there is a tree
 * @param tree of the part; null if there are tokens
 */
record Part(TokenBuffer tokens, ObjectNode tree) {

    /** Reads the parts at the JSON Pointer {@code at}. */
    static RowReader<Part> at(String at) {
        return new RowReader<>(at, Part::read, tree -> new Part(null, tree));
    }

    private static Part read(JsonParser part) throws IOException {
        TokenBuffer tokens = new TokenBuffer(part);
        int depth = 0;
        do {
            JsonToken token = part.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                // Fails here if it is out of range: the buffer only keeps its text.
                part.getDecimalValue();
            }
            tokens.copyCurrentEvent(part);
        } while (depth > 0);
        return new Part(tokens, null);
    }

    ObjectNode json() {
        if (tree != null) {
            return tree;
        }
        try (JsonParser parser = tokens.asParser()) {
            return (ObjectNode) Json.READER.readTree(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("these tokens are an object", e);
        }
    }

    /** Maps the part. */
    Row row(ChildRows rows) {
        Row row = tokens == null ? null : read(rows);
        return row == null ? rows.map(json()) : row;
    }

    private Row read(ChildRows rows) {
        try (JsonParser parser = tokens.asParser()) {
            return rows.read(parser);
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("tokens are in memory", e);
        }
    }
}
