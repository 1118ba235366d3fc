package io.tributary.connect.segment;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Reads audit events day by day, oldest first, so that the position can move after each day. Segment keeps them for 90 days
 * ("List Audit Events" of the Public API reference): older time is one slice without requests.
 */
record AuditDays(InstantSource clock) implements Slices {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration DAY = Duration.ofDays(1);
    /** By the time one slice has been read, the next may be this much too old. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    /** Event times have whole seconds. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Override
    public Instant beginningOf(Instant time) {
        return time;
    }

    /** The last slice ends just after now. If it ended later, its pages would shift as events come in. */
    @Override
    public Instant endOf(Instant from, Progress progress) {
        Instant oldest = progress.now().minus(KEPT);
        if (from.isBefore(oldest.minus(TOLERANCE))) {
            return oldest;
        }
        Instant to = from.plus(DAY);
        return to.isAfter(progress.now()) ? progress.now().plusMillis(1) : to;
    }

    /** The list of events in a slice. {@code startTime} and {@code endTime} are exclusive. */
    List<ApiRequest> lists(ApiRequest list, Instant from, Instant to) {
        if (!to.isAfter(clock.instant().minus(KEPT))) {
            return List.of();
        }
        return List.of(list.with("startTime", Times.text(from.minus(SECOND))).with("endTime", Times.text(to)));
    }
}
