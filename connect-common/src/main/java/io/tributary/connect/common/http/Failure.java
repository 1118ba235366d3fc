package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An answer that is no success, or the lack of one.
 *
 * @param status the HTTP status; 0 where no answer came
 * @param headers by lower-case name
 * @param body the JSON body; a missing node where it is none
 * @param cause why no answer came or why it could not be read; null for an answer with an error status
 * @param now the server's clock, or ours where the answer did not tell
 * @param kind of the body as it came
 */
public record Failure(
        int status, Map<String, String> headers, JsonNode body, IOException cause, Instant now, BodyKind kind) {

    /** An answer with this JSON body; a missing node where it has none. */
    public Failure(int status, Map<String, String> headers, JsonNode body, IOException cause, Instant now) {
        this(status, headers, body, cause, now, body.isMissingNode() ? BodyKind.NONE : BodyKind.JSON);
    }

    /** No answer came, or it was cut, or was not what the API promises. */
    public static Failure of(int status, IOException cause, Instant now) {
        return of(status, cause, now, BodyKind.JSON);
    }

    /** The same, for an answer of a kind. */
    public static Failure of(int status, IOException cause, Instant now, BodyKind kind) {
        return new Failure(status, Map.of(), MissingNode.getInstance(), cause, now, kind);
    }

    /** The header {@code name} (lower case), or null. */
    public String header(String name) {
        return headers.get(name);
    }

    /** The same failure with each text of its body changed, before any of them is cut. */
    Failure withTexts(UnaryOperator<String> change) {
        return new Failure(status, headers, changed(body, change), cause, now, kind);
    }

    /** A copy of {@code node} with each text in it changed. */
    public static JsonNode changed(JsonNode node, UnaryOperator<String> change) {
        if (node.isTextual()) {
            return TextNode.valueOf(change.apply(node.textValue()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), changed(field.getValue(), change)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(changed(element, change)));
            return copy;
        }
        return node;
    }
}
