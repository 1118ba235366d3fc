package io.tributary.simulators.customerio;

import io.tributary.simulators.customerio.CursorPages.End;
import io.tributary.simulators.customerio.CursorPages.Query;
import io.tributary.simulators.customerio.RowStore.Walk;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists without pages, and lists with cursors but without a window. */
final class ListEndpoints {

    private final SimulatedCustomerIo api;
    private final CustomerIoWorkspace workspace;
    private final CursorPages pages;
    private final CustomerIoSettings settings;

    ListEndpoints(SimulatedCustomerIo api, CursorPages pages, CustomerIoSettings settings) {
        this.api = api;
        this.workspace = api.workspace();
        this.pages = pages;
        this.settings = settings;
    }

    /** A table without pages. Its list has no parameters: they are ignored and recorded. */
    Response unpaged(Request request, String table, String rowsAt) {
        if (!request.parameters().isEmpty()) {
            api.note(request, "this list has no parameters");
        }
        List<byte[]> rows = workspace.rows(table).all().stream()
                .map(row -> shown(table, row))
                .toList();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("{\"" + rowsAt + "\":").getBytes(StandardCharsets.UTF_8));
        if (rows.isEmpty()) {
            body.writeBytes("null".getBytes(StandardCharsets.UTF_8));
        } else {
            CursorPages.writeRows(rows, body);
        }
        body.write('}');
        return Response.json(200, body.toByteArray());
    }

    /** Addresses are plain text. */
    private static byte[] shown(String table, Row row) {
        return table.equals("ip_addresses") ? ('"' + row.id() + '"').getBytes(StandardCharsets.UTF_8) : row.json();
    }

    Response activities(Request request) {
        Walk walk = settings.activitiesOldestFirst() ? Walk.ASCENDING : Walk.DESCENDING;
        int limit = CursorPages.limit(request, 10, 100);
        boolean deleted = Boolean.parseBoolean(request.parameter("deleted").orElse("false"));
        return page(request, "activities", walk, limit, End.ABSENT, row -> shows(deleted, row));
    }

    private boolean shows(boolean deleted, Row activity) {
        boolean ofDeleted = workspace.isDeletedPerson(activity.kind());
        return deleted ? ofDeleted || !settings.deletedOnly() : !ofDeleted;
    }

    Response newsletters(Request request) {
        return page(request, "newsletters", sorted(request), sortedLimit(request), End.NULL, any -> true);
    }

    Response senders(Request request) {
        Optional<Boolean> hidden = request.parameter("hidden").map(Boolean::valueOf);
        boolean all = hidden.isEmpty() && settings.hiddenAmongSenders();
        Predicate<Row> shows = row -> all || hidden.orElse(false) == isHidden(row);
        return page(request, "sender_identities", sorted(request), sortedLimit(request), End.EMPTY_PAGE, shows);
    }

    private static boolean isHidden(Row row) {
        return row.kind().equals(Row.HIDDEN);
    }

    private static Walk sorted(Request request) {
        return request.parameter("sort").orElse("desc").equals("asc") ? Walk.ASCENDING : Walk.DESCENDING;
    }

    /** The largest page is not documented, so a client may request a larger one. */
    private int sortedLimit(Request request) {
        long limit = CursorPages.number(request, "limit").orElse(50L);
        if (limit < 1 || limit > settings.largestPage()) {
            throw CustomerIoErrors.refused("limit is out of range");
        }
        return (int) limit;
    }

    private Response page(Request request, String table, Walk walk, int limit, End end, Predicate<Row> wanted) {
        return pages.page(request, new Query(workspace.rows(table), walk, wanted, limit, table, end, Row::json));
    }
}
