package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request of a vendor's API. Values are compared by what would be sent, so that a paginator that does not advance is
 * noticed.
 *
 * @param method {@code GET} or {@code POST}
 * @param path below the API's base URL, beginning with a slash; or an absolute URL of the same origin
 * @param query the parameters, not yet encoded, in order
 * @param headers further headers, such as a media type that one endpoint asks for
 * @param body the JSON body; null where there is none; not to be changed
 */
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, ObjectNode body) {

    /** The place of an id in a path. */
    private static final String ID = "{}";

    public ApiRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Map.copyOf(headers);
    }

    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, Map.of(), Map.of(), null);
    }

    /**
     * A request about one row, whose ids may hold any characters: each becomes one segment of the path, percent-encoded.
     *
     * @param path with <code>{}</code> in the place of each id
     * @throws IllegalArgumentException with a sentence, for an id that no path can hold: empty, {@code .}, {@code ..} or no
     *     Unicode text
     */
    public static ApiRequest byId(String path, String... ids) {
        StringBuilder filled = new StringBuilder(path);
        for (String id : ids) {
            int place = filled.indexOf(ID);
            filled.replace(place, place + ID.length(), segment(path, id));
        }
        return get(filled.toString());
    }

    private static String segment(String path, String id) {
        boolean isText = StandardCharsets.UTF_8.newEncoder().canEncode(id);
        if (id.isEmpty() || id.equals(".") || id.equals("..") || !isText) {
            throw new IllegalArgumentException(
                    "GET " + path.replace(ID, "{id}") + " was not sent: the row's id cannot be part"
                            + " of a path, because it is empty, a dot, two dots or invalid Unicode");
        }
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static ApiRequest post(String path, ObjectNode body) {
        return new ApiRequest("POST", path, Map.of(), Map.of(), body);
    }

    /** The same request with the parameter {@code name} set to {@code value}. */
    public ApiRequest with(String name, Object value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.put(name, String.valueOf(value));
        return new ApiRequest(method, path, changed, headers, body);
    }

    /** The same request with the header {@code name} set to {@code value}. */
    public ApiRequest withHeader(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new ApiRequest(method, path, query, changed, body);
    }

    /** The same request with another body. */
    public ApiRequest withBody(ObjectNode other) {
        return new ApiRequest(method, path, query, headers, other);
    }

    /** The same request to another path or absolute URL, without parameters: they are part of a next-page link. */
    public ApiRequest follow(String link) {
        return new ApiRequest(method, link, Map.of(), headers, body);
    }

    /** Method and path, as messages name a request: no parameters, no body, for these may hold customers' data. */
    @Override
    public String toString() {
        int question = path.indexOf('?');
        return method + ' ' + (question < 0 ? path : path.substring(0, question));
    }

    /** The body's JSON text; null where there is none. */
    String bodyText() {
        return body == null ? null : Json.text(body);
    }
}
