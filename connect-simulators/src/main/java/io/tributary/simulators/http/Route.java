package io.tributary.simulators.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint of a simulated vendor.
 *
 * @param endpoint method and path pattern as the vendor documents it: {@code GET /contacts/{id}}
 * @param table the table that the endpoint serves, for the request log and missing rights
 * @param method upper case
 * @param pattern matches the path
 * @param names the variables of the path, in order
 * @param handler makes the response
 */
record Route(String endpoint, String table, String method, Pattern pattern, List<String> names, Handler handler) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    static Route of(String endpoint, String table, Handler handler) {
        int space = endpoint.indexOf(' ');
        String path = endpoint.substring(space + 1);
        List<String> names = new ArrayList<>();
        StringBuilder expression = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(path);
        int end = 0;
        while (matcher.find()) {
            expression
                    .append(Pattern.quote(path.substring(end, matcher.start())))
                    .append("([^/]+)");
            names.add(matcher.group(1));
            end = matcher.end();
        }
        expression.append(Pattern.quote(path.substring(end)));
        Pattern pattern = Pattern.compile(expression.toString());
        return new Route(endpoint, table, endpoint.substring(0, space), pattern, List.copyOf(names), handler);
    }

    /** The path variables if this route serves the request. */
    Optional<Map<String, String>> match(String requestMethod, String path) {
        Matcher matcher = pattern.matcher(path);
        if (!method.equals(requestMethod) || !matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }
}
