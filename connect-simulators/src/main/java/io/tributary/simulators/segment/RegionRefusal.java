package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Response;
import java.util.Locale;

/**
 * Segment's response at the host of one region to the token of another. Clients know the message and three places for it. The status
 * is not documented.
 *
 * @param region of the token: {@code eu} or {@code us}
 */
public record RegionRefusal(String region, int status, Form form) {

    /** Where the message is. */
    public enum Form {
        /** In the list of errors, like all documented errors. */
        LISTED,
        /** In a single error. */
        SINGLE,
        /** In a message without an error around it. */
        BARE
    }

    Response response() {
        ObjectNode body = Json.object();
        error(body).put("message", words());
        return Response.json(status, body.toString());
    }

    private ObjectNode error(ObjectNode body) {
        return switch (form) {
            case LISTED -> body.putArray("errors").addObject().put("type", "RequestError");
            case SINGLE -> body.putObject("error");
            case BARE -> body;
        };
    }

    private String words() {
        return "Requests for this workspace must be sent to Segment's " + region.toUpperCase(Locale.ROOT)
                + "-hosted API";
    }
}
