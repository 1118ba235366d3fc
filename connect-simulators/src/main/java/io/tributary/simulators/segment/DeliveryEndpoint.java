package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Delivery metrics of a destination for a source, within the limits of the granularities. */
final class DeliveryEndpoint {

    private final SegmentWorkspace workspace;
    private final Clock clock;

    /** The limits of a granularity: the longest range, the oldest start and the default range. */
    private record Limits(Duration longest, Duration oldest, Duration defaultRange) {}

    DeliveryEndpoint(SegmentWorkspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    Response metrics(Request request) {
        String source = request.parameter("sourceId")
                .orElseThrow(() -> SegmentErrors.malformed("sourceId", "\"sourceId\" is required"));
        String pair = request.variable("id") + ' ' + source;
        requireWindow(request);
        if (!workspace.table(SegmentWorkspace.DESTINATIONS).has(pair)) {
            throw SegmentErrors.notFound("pair " + pair);
        }
        ObjectNode response = Json.object();
        response.putObject("data").set("deliveryMetricsSummary", row(request.variable("id"), source));
        return Response.json(200, Json.bytes(response));
    }

    private void requireWindow(Request request) {
        Limits limits = limits(request.parameter("granularity").orElse("MINUTE"));
        Instant now = clock.instant();
        Instant end = request.parameter("endTime").map(Instant::parse).orElse(now);
        Instant start = request.parameter("startTime").map(Instant::parse).orElse(now.minus(limits.defaultRange()));
        if (Duration.between(start, end).compareTo(limits.longest()) > 0) {
            throw SegmentErrors.refused("startTime", "the range is longer than " + limits.longest());
        }
        if (start.isBefore(now.minus(limits.oldest()))) {
            throw SegmentErrors.refused("startTime", "the start is older than " + limits.oldest());
        }
    }

    private static Limits limits(String granularity) {
        return switch (granularity) {
            case "MINUTE" -> new Limits(Duration.ofHours(4), Duration.ofHours(48), Duration.ofHours(1));
            case "HOUR" -> new Limits(Duration.ofDays(7), Duration.ofDays(7), Duration.ofDays(7));
            case "DAY" -> new Limits(Duration.ofDays(14), Duration.ofDays(14), Duration.ofDays(30));
            default -> throw SegmentErrors.malformed("granularity", "must be MINUTE, HOUR or DAY");
        };
    }

    /** The row of a destination and source. It does not name the destination. A few have no metrics. */
    ObjectNode row(String destination, String source) {
        String pair = destination + ' ' + source;
        Draw draw = new Draw(workspace.seed(), pair, 0);
        ObjectNode row = Json.object().put("sourceId", source).put("destinationMetadataId", draw.hex(24));
        ArrayNode metrics = row.putArray("metrics");
        long successes = draw.below(1000) + workspace.delivered(pair);
        if (draw.chance(85)) {
            ObjectNode success =
                    metrics.addObject().put("metricName", "successes").put("total", successes);
            ArrayNode breakdown = success.putArray("breakdown");
            part(breakdown, "successes_on_first_attempt", successes);
            part(breakdown, "successes_after_retry", 0);
            metrics.addObject().put("metricName", "expired").put("total", 0);
            ObjectNode time =
                    metrics.addObject().put("metricName", "time_to_success").put("total", 10.25);
            part(time.putArray("breakdown"), "time_to_success_average", 12.5);
        }
        return row;
    }

    private static void part(ArrayNode breakdown, String name, double value) {
        breakdown.addObject().put("metricName", name).put("value", value);
    }
}
