package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Pages of lists: parameters, cursors and envelope. */
final class Paging {

    private static final int LARGEST = 1000;
    private static final int DEFAULT = 200;

    /** How a list reports its end and length. */
    enum Style {
        /** {@code next} is absent on the last page. */
        DEFAULT,
        /** {@code next} is null on the last page. */
        NULL_NEXT,
        /** No total, and a full last page is followed by an empty one. */
        UNCOUNTED,
        /** No {@code pagination} if one page has all rows. */
        BARE
    }

    private final BiConsumer<Request, String> violations;
    private volatile int largest = LARGEST;

    /** @param violations receives what a correct client never does */
    Paging(BiConsumer<Request, String> violations) {
        this.violations = violations;
    }

    /** Sets the maximum rows per page. */
    void largest(int rows) {
        this.largest = rows;
    }

    /** The page that a request asks for. */
    Response page(Request request, String field, Slice.Source list, Style style) {
        int count = count(request);
        Optional<String> cursor = cursor(request);
        int offset = cursor.map(Paging::offset).orElse(0);
        Slice slice = list.slice(offset, count);
        int next = offset + slice.rows().size();
        boolean full = style == Style.UNCOUNTED && slice.rows().size() == count;
        ObjectNode pagination = Json.object().put("current", cursor(offset));
        if (next < slice.total() || full) {
            pagination.put("next", cursor(next));
        } else if (style == Style.NULL_NEXT) {
            pagination.putNull("next");
        }
        if (offset > 0) {
            pagination.put("previous", cursor(Math.max(0, offset - count)));
        }
        if (style != Style.UNCOUNTED) {
            pagination.put("totalEntries", slice.total());
        }
        boolean bare = style == Style.BARE && offset == 0 && next == slice.total();
        return envelope(field, slice.rows(), bare ? null : pagination);
    }

    /** {@code {"data": {"FIELD": [rows], "pagination": {…}}}}. */
    static Response envelope(String field, List<byte[]> rows, ObjectNode pagination) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(65_536);
        text(body, "{\"data\":{\"" + field + "\":[");
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(rows.get(i));
        }
        text(body, pagination == null ? "]}}" : "],\"pagination\":" + pagination + "}}");
        return Response.json(200, body.toByteArray());
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The requested number of rows. */
    int count(Request request) {
        Optional<String> asked = request.parameter("pagination.count").or(() -> request.parameter("pagination[count]"));
        if (asked.isEmpty()) {
            violations.accept(request, "no pagination.count");
            return DEFAULT;
        }
        if (!asked.get().matches("[1-9]\\d{0,3}") || Integer.parseInt(asked.get()) > LARGEST) {
            throw SegmentErrors.malformed("pagination.count", "\"count\" must be between 1 and 1000");
        }
        int count = Integer.parseInt(asked.get());
        if (count > largest) {
            throw SegmentErrors.refused("pagination.count", "\"count\" must be between 1 and " + largest);
        }
        return count;
    }

    Optional<String> cursor(Request request) {
        return request.parameter("pagination.cursor").or(() -> request.parameter("pagination[cursor]"));
    }

    private static String cursor(int offset) {
        return encode(Integer.toString(offset));
    }

    static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String cursor) {
        try {
            return Integer.parseInt(decode(cursor));
        } catch (NumberFormatException e) {
            throw badCursor();
        }
    }

    static String decode(String cursor) {
        try {
            return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    static RuntimeException badCursor() {
        return SegmentErrors.refused("pagination.cursor", "\"cursor\" is not valid");
    }
}
