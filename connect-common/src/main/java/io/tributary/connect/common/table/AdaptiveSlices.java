package io.tributary.connect.common.table;

import io.tributary.connect.common.table.Incremental.Progress;
import java.time.Duration;
import java.time.Instant;

/**
 * Slices that double while they hold few rows, and halve while they hold many; a slice that has grown over empty years and
 * reaches a busy one is halved at once.
 */
record AdaptiveSlices(Duration first, Duration longest) implements Slices {
    private static final long FEW = 5_000;
    private static final long MANY = 20_000;
    private static final long FAR_TOO_MANY = 2 * MANY;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    @Override
    public Instant beginningOf(Instant time) {
        return time;
    }

    @Override
    public Instant endOf(Instant from, Progress progress) {
        return from.plus(length(Duration.between(progress.lastFrom(), progress.from()), progress.lastRows()));
    }

    @Override
    public boolean isTooFull(Duration length, long rows) {
        return rows > FAR_TOO_MANY && length.compareTo(first) > 0;
    }

    private Duration length(Duration last, long rows) {
        if (last.isZero()) {
            return first;
        }
        Duration next = rows < FEW ? last.multipliedBy(2) : rows > MANY ? last.dividedBy(2) : last;
        Duration bounded = next.compareTo(longest) > 0 ? longest : next;
        return bounded.compareTo(SHORTEST) < 0 ? SHORTEST : bounded;
    }
}
