package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The metrics of campaigns, by range of time, and of broadcasts and newsletters, by month. */
final class MetricEndpoints {
    private static final int MOST_MONTHS = 121;
    private static final Duration LONGEST = Duration.ofDays(3_653);

    private final SimulatedCustomerIo api;
    private final CustomerIoWorkspace workspace;

    MetricEndpoints(SimulatedCustomerIo api) {
        this.api = api;
        this.workspace = api.workspace();
    }

    /** Version 2, whose range of time is in the response. */
    Response campaigns(Request request) {
        MetricTable table = workspace.metrics("campaign_metrics");
        String campaign = parent(request, table);
        long start = CursorPages.number(request, "start").orElse(0L);
        long end = CursorPages.number(request, "end").orElse(0L);
        boolean isDaily = request.parameter("version").orElse("").equals("2")
                && request.parameter("res").orElse("").equals("days");
        if (!isDaily || start >= end || Duration.ofSeconds(end - start).compareTo(LONGEST) > 0) {
            throw CustomerIoErrors.malformed("metrics need version=2, res=days and a range of at most ten years");
        }
        LocalDate first = table.step(Instant.ofEpochSecond(start));
        LocalDate last = table.step(Instant.ofEpochSecond(end - 1));
        ObjectNode response = Json.object()
                .put("start", first + " 00:00:00 +0000 UTC")
                .put("end", last + " 00:00:00 +0000 UTC")
                .put("res", "days");
        response.putObject("metric").set("series", table.series(campaign, first, last));
        return Response.json(200, Json.bytes(response));
    }

    Response broadcasts(Request request) {
        return Response.json(200, Json.bytes(months(request, workspace.metrics("broadcast_metrics"))));
    }

    Response newsletters(Request request) {
        ObjectNode response = months(request, workspace.metrics("newsletter_metrics"));
        response.withObject("/metric").put("type", "email");
        return Response.json(200, Json.bytes(response));
    }

    private ObjectNode months(Request request, MetricTable table) {
        String parent = parent(request, table);
        long steps = CursorPages.number(request, "steps").orElse(12L);
        if (!request.parameter("period").orElse("").equals("months") || steps < 2 || steps > MOST_MONTHS) {
            throw CustomerIoErrors.malformed("metrics need period=months and 2 to 121 steps");
        }
        LocalDate newest = table.step(api.clock().instant());
        ObjectNode response = Json.object();
        response.putObject("metric").set("series", table.series(parent, newest.minusMonths(steps - 1), newest));
        return response;
    }

    private static String parent(Request request, MetricTable table) {
        String id = request.variable("id");
        if (table.parents().get(id).isEmpty()) {
            throw CustomerIoErrors.missing();
        }
        return id;
    }
}
