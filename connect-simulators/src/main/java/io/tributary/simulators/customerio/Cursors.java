package io.tributary.simulators.customerio;

import io.tributary.simulators.customerio.Row.Place;
import io.tributary.simulators.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The opaque cursors of all lists. Each begins with a plus and a slash, so that a cursor is invalid if the next request does not encode
 * it. Thread-safe.
 */
final class Cursors {

    private static final String MARK = "+/";
    private static final String START = "start";
    private volatile int generation;

    /**
     * The position of a page.
     *
     * @param after the place of the row before the page
     * @param empty whether the page is empty, with a cursor to the following rows
     */
    record Position(Place after, boolean empty) {}

    /** Invalidates all cursors. */
    synchronized void invalidate() {
        generation++;
    }

    String encode(Request request, Position position) {
        String text = generation + "\n" + parameters(request) + "\n" + position.empty() + "\n"
                + position.after().order() + "\n" + position.after().id();
        return MARK + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The position of the requested page. Empty for the first page. */
    Optional<Position> decode(Request request) {
        return request.parameter(START).map(cursor -> position(request, cursor));
    }

    private Position position(Request request, String cursor) {
        if (!cursor.startsWith(MARK)) {
            throw CustomerIoErrors.malformed("start is no cursor: " + cursor);
        }
        byte[] text = Base64.getDecoder().decode(cursor.substring(MARK.length()));
        String[] parts = new String(text, StandardCharsets.UTF_8).split("\n", 5);
        if (!parts[0].equals(Integer.toString(generation))) {
            throw CustomerIoErrors.refused("start is out of date");
        }
        if (!parts[1].equals(Integer.toString(parameters(request)))) {
            throw CustomerIoErrors.malformed("start belongs to a list with other parameters");
        }
        return new Position(new Place(Long.parseLong(parts[3]), parts[4]), Boolean.parseBoolean(parts[2]));
    }

    private static int parameters(Request request) {
        Map<String, String> others = new TreeMap<>(request.parameters());
        others.remove(START);
        return (request.path() + others + request.text()).hashCode();
    }
}
