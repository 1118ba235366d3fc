package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request to a vendor's API. Immutable. Two requests are equal if they would send the same bytes: a paginator that returns an
 * equal request does not advance.
 *
 * @param method {@code GET} or {@code POST}
 * @param path appended to the API's base URL, with a leading slash; or an absolute URL on the same host
 * @param query the parameters, in order, not yet encoded
 * @param headers additional headers, such as a media type that one endpoint requires
 * @param body the JSON body; null for none; must not be modified
 */
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, ObjectNode body) {

    /** The placeholder for an id in a path. */
    private static final String ID = "{}";

    private static final int MAX_CHARACTERS = 200;

    public ApiRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Map.copyOf(headers);
    }

    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, Map.of(), Map.of(), null);
    }

    /**
     * A request for one row. Its ids may contain any characters: each becomes one percent-encoded path segment.
     *
     * @param path with <code>{}</code> as placeholder for each id
     * @throws IllegalArgumentException if an id cannot be part of a path: empty, {@code .}, {@code ..} or invalid
     *     Unicode; the message is for an operator
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

    /** The same request for another path or absolute URL, without parameters, which are part of a next-page link. */
    public ApiRequest follow(String link) {
        return new ApiRequest(method, link, Map.of(), headers, body);
    }

    /**
     * Method and path, for messages. Parameters and body are omitted, because they may contain customers' data. A long path is cut,
     * because it may be a link from a response.
     */
    @Override
    public String toString() {
        String shown = path.replaceFirst("(?s)[?#].*", "");
        String slash = shown.startsWith("/") || shown.contains("://") ? "" : "/";
        return method + ' ' + slash + Words.cut(Words.plain(shown), MAX_CHARACTERS);
    }

    /** The body as JSON text. Null for none. */
    String bodyText() {
        return body == null ? null : Json.text(body);
    }
}
