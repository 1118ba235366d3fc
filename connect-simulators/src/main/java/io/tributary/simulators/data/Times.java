package io.tributary.simulators.data;

import java.time.Instant;

/**
 * Times of rows inside a span of history, in UNIX seconds. A third of all rows share one second with hundreds of others, as after
 * a bulk import.
 *
 * @param seed of the data set
 * @param from first second
 * @param to the second after the last one
 */
public record Times(long seed, long from, long to) {

    private static final int BULK_EVERY = 1000;
    private static final int BULK_SIZE = 350;

    /** The span between two instants. */
    public static Times between(long seed, Instant from, Instant to) {
        return new Times(seed, from.getEpochSecond(), to.getEpochSecond());
    }

    /** When row {@code number} was last updated. */
    public long updated(String kind, long number) {
        boolean bulk = number % BULK_EVERY < BULK_SIZE;
        Draw draw = bulk ? new Draw(seed, kind + " bulk", number / BULK_EVERY) : new Draw(seed, kind + " time", number);
        return draw.between(from + (to - from) / 10, to);
    }

    /** When a row that was last updated then was created. */
    public long created(Draw draw, long updated) {
        return draw.chance(20) ? updated : draw.between(from, updated + 1);
    }
}
