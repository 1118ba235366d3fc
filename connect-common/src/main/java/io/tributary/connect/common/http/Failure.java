package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * An answer that is no success, or the lack of one.
 *
 * @param status the HTTP status; 0 where no answer came
 * @param headers by lower-case name
 * @param body the JSON body; a missing node where it is none
 * @param cause why no answer came or why it could not be read; null for an answer with an error status
 * @param now the server's clock, or ours where the answer did not tell
 */
public record Failure(int status, Map<String, String> headers, JsonNode body, IOException cause, Instant now) {

    /** No answer came, or it was cut, or was not what the API promises. */
    public static Failure of(int status, IOException cause, Instant now) {
        return new Failure(status, Map.of(), MissingNode.getInstance(), cause, now);
    }

    /** The header {@code name} (lower case), or null. */
    public String header(String name) {
        return headers.get(name);
    }
}
