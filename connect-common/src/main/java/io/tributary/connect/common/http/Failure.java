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
 * A failed request: an error response, or no response.
 *
 * @param status the HTTP status; 0 if there was no response
 * @param headers by lower-case name
 * @param body the JSON body; a missing node if it is not JSON
 * @param cause why there was no response, or why it could not be read; null for an error status
 * @param now the server's time; the worker's if the response has none
 * @param kind the kind of the body as received
 */
public record Failure(
        int status, Map<String, String> headers, JsonNode body, IOException cause, Instant now, BodyKind kind) {

    /** A response with this JSON body; a missing node if it has none. */
    public Failure(int status, Map<String, String> headers, JsonNode body, IOException cause, Instant now) {
        this(status, headers, body, cause, now, body.isMissingNode() ? BodyKind.NONE : BodyKind.JSON);
    }

    /** A failure without a response, or with one that cannot be read. */
    public static Failure of(int status, IOException cause, Instant now) {
        return of(status, cause, now, BodyKind.JSON);
    }

    /** The same, with the kind of the body. */
    public static Failure of(int status, IOException cause, Instant now, BodyKind kind) {
        return new Failure(status, Map.of(), MissingNode.getInstance(), cause, now, kind);
    }

    /** The header {@code name} (in lower case), or null. */
    public String header(String name) {
        return headers.get(name);
    }

    /** The same failure with every text of its body changed, before any of them is cut. */
    Failure withTexts(UnaryOperator<String> change) {
        return new Failure(status, headers, changed(body, change), cause, now, kind);
    }

    /** A copy of {@code node} with every text in it changed. */
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
