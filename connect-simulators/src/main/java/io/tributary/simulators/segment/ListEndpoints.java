package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.segment.Paging.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Lists of the workspace's configuration, child rows, usage and audit events. */
final class ListEndpoints {

    private final SegmentWorkspace workspace;
    private final Paging paging;
    private volatile int beforeFirstPeriod = 200;

    ListEndpoints(SegmentWorkspace workspace, Paging paging) {
        this.workspace = workspace;
        this.paging = paging;
    }

    /** Returns an error instead of an empty list for months before the workspace. */
    void refuseOldPeriods(int status) {
        this.beforeFirstPeriod = status;
    }

    Response list(Request request, String table, String field, Style style) {
        return paging.page(request, field, workspace.table(table), style);
    }

    Response destinationsOfSource(Request request) {
        String source = existing(request, SegmentWorkspace.SOURCES);
        return children(
                request, source, workspace.destinationsOfSource(), SegmentWorkspace.DESTINATIONS, Style.DEFAULT);
    }

    Response warehousesOfSource(Request request) {
        String source = existing(request, SegmentWorkspace.SOURCES);
        return children(request, source, workspace.warehousesOfSource(), SegmentWorkspace.WAREHOUSES, Style.DEFAULT);
    }

    Response sourcesOfWarehouse(Request request) {
        String warehouse = existing(request, SegmentWorkspace.WAREHOUSES);
        return children(request, warehouse, workspace.sourcesOfWarehouse(), SegmentWorkspace.SOURCES, Style.DEFAULT);
    }

    Response subscriptions(Request request) {
        String id = request.variable("id");
        RowList rows = workspace.table(SegmentWorkspace.SUBSCRIPTIONS);
        RowKeys keys = workspace.subscriptionsOfDestination();
        return paging.page(
                request, "subscriptions", (offset, count) -> keys.slice(id, rows, offset, count), Style.BARE);
    }

    private Response children(Request request, String parent, RowKeys keys, String table, Style style) {
        RowList rows = workspace.table(table);
        return paging.page(request, table, (offset, count) -> keys.slice(parent, rows, offset, count), style);
    }

    private String existing(Request request, String table) {
        String id = request.variable("id");
        if (!workspace.table(table).has(id)) {
            throw SegmentErrors.notFound("row of " + table + ": " + id);
        }
        return id;
    }

    Response usage(Request request, UsageData.Kind kind, boolean perSource, String field) {
        YearMonth period = period(request);
        if (period.isBefore(workspace.usage().first()) && beforeFirstPeriod != 200) {
            return SegmentErrors.ofStatus(beforeFirstPeriod);
        }
        UsageData usage = workspace.usage();
        return paging.page(
                request,
                field,
                perSource ? usage.perSource(kind, period) : usage.workspace(kind, period),
                Style.DEFAULT);
    }

    private static YearMonth period(Request request) {
        String text = request.parameter("period").orElse("");
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getDayOfMonth() == 1) {
                return YearMonth.from(day);
            }
            throw SegmentErrors.malformed("period", "\"period\" must be the first day of a month");
        } catch (DateTimeException e) {
            throw SegmentErrors.malformed("period", "\"period\" is required");
        }
    }

    /** The cursor has the page number and the end, so that new events do not shift the pages. */
    Response auditEvents(Request request) {
        ObjectNode place = paging.cursor(request)
                .map(ListEndpoints::place)
                .orElseGet(
                        () -> Json.object().put("pageToken", Paging.encode("1")).put("endTime", end(request)));
        int number = Integer.parseInt(Paging.decode(place.path("pageToken").asText()));
        Instant end = Instant.parse(place.path("endTime").asText());
        int count = paging.count(request);
        Slice slice = workspace.events().between(start(request), end, (number - 1) * count, count);
        ObjectNode pagination = Json.object().put("current", cursor(number, end));
        if (number * count < slice.total()) {
            pagination.put("next", cursor(number + 1, end));
        }
        return Paging.envelope("events", slice.rows(), slice.total() == 0 ? null : pagination);
    }

    private String end(Request request) {
        return time(request, "endTime", workspace.now()).toString();
    }

    private static Instant start(Request request) {
        return time(request, "startTime", Instant.EPOCH);
    }

    private static Instant time(Request request, String parameter, Instant other) {
        try {
            return request.parameter(parameter).map(Instant::parse).orElse(other);
        } catch (DateTimeException e) {
            throw SegmentErrors.malformed(parameter, "\"" + parameter + "\" must be ISO-8601");
        }
    }

    private static String cursor(int number, Instant end) {
        ObjectNode place = Json.object()
                .put("pageToken", Paging.encode(Integer.toString(number)))
                .put("endTime", end.toString());
        return Paging.encode(place.toString());
    }

    private static ObjectNode place(String cursor) {
        try {
            JsonNode place = Json.parse(Paging.decode(cursor).getBytes(StandardCharsets.UTF_8));
            if (place.isObject()) {
                return (ObjectNode) place;
            }
            throw Paging.badCursor();
        } catch (IOException e) {
            throw Paging.badCursor();
        }
    }
}
