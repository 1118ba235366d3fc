package io.tributary.simulators.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method upper case
 * @param path the decoded path, without the query
 * @param query the query as sent, without the question mark; empty if there is none
 * @param parameters the decoded query; the last value of a repeated name
 * @param headers names in lower case
 * @param variables the path variables of its route
 * @param body as sent, empty if there is none
 */
public record Request(
        String method,
        String path,
        String query,
        Map<String, String> parameters,
        Map<String, String> headers,
        Map<String, String> variables,
        byte[] body) {

    /** The value of a header, whose name may be in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The decoded value of a query parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The value of a path variable of the route. */
    public String variable(String name) {
        return variables.get(name);
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body's form fields. */
    public Map<String, String> form() {
        return RequestReader.form(text());
    }

    Request matched(Map<String, String> values) {
        return new Request(method, path, query, parameters, headers, values, body);
    }
}
