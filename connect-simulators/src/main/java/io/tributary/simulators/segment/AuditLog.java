package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The audit events of a workspace: immutable, many in the same second, available for 90 days. Thread-safe. */
final class AuditLog {

    static final Duration KEPT = Duration.ofDays(90);
    private static final Duration REST = Duration.ofMinutes(30);
    private static final int SAME_SECOND = 4;
    private static final List<String> TYPES =
            List.of("Source Modified", "Source Function Deleted", "Destination Enabled", "Workspace Member Added");
    private static final List<String> RESOURCES = List.of("source", "function", "destination", "workspace");

    private final Clock clock;
    private final Ids ids;
    private final List<Event> events = new ArrayList<>();

    private record Event(long second, byte[] json) {}

    AuditLog(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Adds events up to half an hour ago, some in the same second. */
    void generate(int count, Duration span) {
        Instant last = clock.instant().minus(REST);
        long begin = last.minus(span).getEpochSecond();
        for (int number = 0; number < count; number++) {
            long burst = number / SAME_SECOND * SAME_SECOND;
            add(Instant.ofEpochSecond(begin + span.toSeconds() * burst / Math.max(1, count)));
        }
    }

    /** Adds an event of now, or a past one that appears late. Returns its id. */
    synchronized String add(Instant time) {
        long number = events.size();
        ObjectNode row = event(number, time);
        int place = after(time.getEpochSecond());
        events.add(place, new Event(time.getEpochSecond(), Json.bytes(row)));
        return row.path("id").asText();
    }

    private ObjectNode event(long number, Instant time) {
        Draw draw = new Draw(ids.seed(), "event", number);
        ObjectNode row = Json.object()
                .put("id", ids.event(number))
                .put("timestamp", Instant.ofEpochSecond(time.getEpochSecond()).toString())
                .put("type", draw.of(TYPES));
        if (draw.chance(70)) {
            row.put("actor", "users/" + ids.row("user", draw.below(20))).put("actorEmail", "zoë@example.com");
        } else {
            row.put("actor", "public-api-token/" + draw.hex(8));
        }
        return row.put("resourceId", ids.row("source", draw.below(50)))
                .put("resourceType", draw.of(RESOURCES))
                .put("resourceName", draw.chance(30) ? "" : "Web 🛒 " + draw.below(9));
    }

    /** Index of the first event after a second. */
    private int after(long second) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).second() > second) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The events between two times, both exclusive, newest first. */
    synchronized Slice between(Instant after, Instant before, int offset, int count) {
        Instant oldest = clock.instant().minus(KEPT);
        int begin = after((after.isBefore(oldest) ? oldest : after).getEpochSecond());
        int end = after(before.minusMillis(1).getEpochSecond());
        int total = Math.max(0, end - begin);
        List<byte[]> page = IntStream.range(Math.min(offset, total), Math.min(total, offset + count))
                .mapToObj(place -> events.get(end - 1 - place).json())
                .toList();
        return new Slice(page, total);
    }
}
