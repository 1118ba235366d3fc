package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * One response of an API.
 *
 * @param request the request that succeeded; for fewer rows than the original one if the API refused its page size
 * @param rows the mapped rows, in order
 * @param last the last row as received; null if there are no rows
 * @param envelope the response without its rows
 * @param serverTime the server's time, from the {@code Date} header
 */
public record Page<T>(ApiRequest request, List<T> rows, JsonNode last, ObjectNode envelope, Instant serverTime) {

    /**
     * The text or number at a JSON Pointer of the envelope. Null if it is absent, null or empty.
     *
     * @throws IllegalArgumentException if it is something else, or is looked for in something other than an object: neither
     *     means the end of a list
     */
    public String text(String pointer) {
        JsonNode node = envelope;
        for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
            if (!node.isObject()) {
                throw new IllegalArgumentException("the response has no object around " + pointer);
            }
            node = node.path(rest.getMatchingProperty());
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
        }
        if (!node.isTextual() && !node.isNumber()) {
            throw new IllegalArgumentException(pointer + " of the response is neither text nor number");
        }
        return node.asText().isEmpty() ? null : node.asText();
    }
}
