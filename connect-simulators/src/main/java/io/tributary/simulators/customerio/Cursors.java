package io.tributary.simulators.customerio;

import io.tributary.simulators.customerio.Row.Place;
import io.tributary.simulators.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The opaque cursors of all lists. Each begins with a plus and a slash, so that one which is not encoded in the next request's
 * query is void. Thread-safe.
 */
final class Cursors {

    private static final String MARK = "+/";
    private static final String START = "start";
    private volatile int generation;

    /**
     * Where a page begins.
     *
     * @param after the place of the row before it
     * @param empty whether the page is shown empty, with a cursor to the rest behind it
     */
    record Position(Place after, boolean empty) {}

    /** Makes all cursors void that are out. */
    synchronized void refuseAll() {
        generation++;
    }

    String encode(Request request, Position position) {
        String text = generation + "\n" + parameters(request) + "\n" + position.empty() + "\n"
                + position.after().order() + "\n" + position.after().id();
        return MARK + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the page that a request asks for begins; empty for the first page. */
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
