package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.Cursors.Position;
import io.tributary.simulators.customerio.RowStore.Walk;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Returns pages of lists with cursors. A list without rows is null. */
final class CursorPages {

    /** How a list reports its end. All of these occur. */
    enum End {
        ABSENT,
        NULL,
        EMPTY,
        /** The last page has a next one, which is empty. */
        EMPTY_PAGE
    }

    private final Cursors cursors;
    private final boolean emptyPages;

    /** @param emptyPages whether an empty page follows each page except the last */
    CursorPages(Cursors cursors, boolean emptyPages) {
        this.cursors = cursors;
        this.emptyPages = emptyPages;
    }

    /**
     * A page of rows.
     *
     * @param rowsAt the response's field with the rows
     * @param shown renders a row as JSON
     */
    record Query(
            RowStore store,
            Walk walk,
            Predicate<Row> wanted,
            int limit,
            String rowsAt,
            End end,
            Function<Row, byte[]> shown) {}

    Response page(Request request, Query query) {
        Optional<Position> position = cursors.decode(request);
        if (position.isPresent() && position.get().empty()) {
            Position rest = new Position(position.get().after(), false);
            return Response.json(200, body(query, Optional.of(List.of()), Optional.of(cursors.encode(request, rest))));
        }
        List<Row> rows =
                query.store().page(query.walk(), position.map(Position::after), query.wanted(), query.limit() + 1);
        boolean last = rows.size() <= query.limit();
        List<Row> page = last ? rows : rows.subList(0, query.limit());
        boolean goesOn = !last || query.end() == End.EMPTY_PAGE && !page.isEmpty();
        Optional<String> next = goesOn
                ? Optional.of(cursors.encode(
                        request, new Position(page.get(page.size() - 1).place(), emptyPages && !last)))
                : Optional.empty();
        Optional<List<Row>> shown = position.isEmpty() && page.isEmpty() ? Optional.empty() : Optional.of(page);
        return Response.json(200, body(query, shown, next));
    }

    private static byte[] body(Query query, Optional<List<Row>> rows, Optional<String> next) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(64 * 1024);
        body.writeBytes(("{\"" + query.rowsAt() + "\":").getBytes(StandardCharsets.UTF_8));
        rows.ifPresentOrElse(
                shown -> writeRows(shown.stream().map(query.shown()).toList(), body),
                () -> body.writeBytes("null".getBytes(StandardCharsets.UTF_8)));
        ObjectNode tail = Json.object();
        next.ifPresent(cursor -> tail.put("next", cursor));
        if (next.isEmpty() && query.end() != End.ABSENT) {
            tail.put("next", query.end() == End.NULL ? null : "");
        }
        String text = new String(Json.bytes(tail), StandardCharsets.UTF_8);
        body.writeBytes((tail.isEmpty() ? "}" : "," + text.substring(1)).getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** Writes an array of rows that are JSON already. */
    static void writeRows(List<byte[]> rows, ByteArrayOutputStream body) {
        body.write('[');
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(rows.get(i));
        }
        body.write(']');
    }

    /** The parameter {@code limit}, at most {@code maximum}. */
    static int limit(Request request, int defaultLimit, int maximum) {
        int limit = number(request, "limit").map(Long::intValue).orElse(defaultLimit);
        if (limit < 1 || limit > maximum) {
            throw CustomerIoErrors.malformed("limit has to be from 1 to " + maximum);
        }
        return limit;
    }

    /** An integer parameter. */
    static Optional<Long> number(Request request, String name) {
        try {
            return request.parameter(name).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw CustomerIoErrors.malformed(name + " is no number");
        }
    }
}
