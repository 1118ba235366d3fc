package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * One answer of an API.
 *
 * @param request the request that was answered; smaller than the one asked for where the API refused its page size
 * @param rows what was made of the rows, in their order
 * @param last the last row as it came; null where there is none
 * @param envelope the answer without its rows
 * @param serverTime the server's clock, from the {@code Date} header
 */
public record Page<T>(ApiRequest request, List<T> rows, JsonNode last, ObjectNode envelope, Instant serverTime) {

    /**
     * The text or number at a JSON Pointer of the envelope; null where it is absent, null or empty.
     *
     * @throws IllegalArgumentException when something else is there: that is not the end of a list
     */
    public String text(String pointer) {
        JsonNode node = envelope.at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual() && !node.isNumber()) {
            throw new IllegalArgumentException(pointer + " of the answer is neither text nor number");
        }
        return node.asText().isEmpty() ? null : node.asText();
    }
}
