package io.tributary.simulators.data;

import java.time.Instant;

/**
 * Times of rows within a period, in UNIX seconds. A third of all rows share a second with hundreds of others, as after a bulk
 * import.
 *
 * @param seed of the data set
 * @param from first second
 * @param to the second after the last one
 */
public record Times(long seed, long from, long to) {

    private static final int BULK_EVERY = 1000;
    private static final int BULK_SIZE = 350;

    /** Times between two instants. */
    public static Times between(long seed, Instant from, Instant to) {
        return new Times(seed, from.getEpochSecond(), to.getEpochSecond());
    }

    /** Time of the last update of row {@code number}. */
    public long updated(String kind, long number) {
        boolean bulk = number % BULK_EVERY < BULK_SIZE;
        Draw draw = bulk ? new Draw(seed, kind + " bulk", number / BULK_EVERY) : new Draw(seed, kind + " time", number);
        return draw.between(from + (to - from) / 10, to);
    }

    /** Time of creation of a row that was last updated at {@code updated}. */
    public long created(Draw draw, long updated) {
        return draw.chance(20) ? updated : draw.between(from, updated + 1);
    }
}
