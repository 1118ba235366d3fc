package io.tributary.connect.common.table;

import io.tributary.connect.common.table.Incremental.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** How time is cut into windows. */
public interface Slices {

    /** The beginning of the slice that {@code time} lies in. */
    Instant beginningOf(Instant time);

    /** The end (exclusive) of the slice that begins at {@code from}; after now for the last one. */
    Instant endOf(Instant from, Progress progress);

    /** Whether a slice of this length of which {@code rows} rows were read has too many, and should be cut shorter. */
    default boolean isTooFull(Duration length, long rows) {
        return false;
    }

    /** Calendar months, UTC. */
    Slices MONTHS = new Slices() {
        @Override
        public Instant beginningOf(Instant time) {
            return month(time).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        @Override
        public Instant endOf(Instant from, Progress progress) {
            return month(from)
                    .plusMonths(1)
                    .atDay(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }

        private YearMonth month(Instant time) {
            return YearMonth.from(time.atZone(ZoneOffset.UTC));
        }
    };

    /**
     * Slices that begin at any time, and grow and shrink so that each holds a few thousand rows: an empty decade costs a few
     * requests, and reading can resume in the middle of a busy day.
     *
     * @param first length of the first slice
     * @param longest length that the API accepts
     */
    static Slices adaptive(Duration first, Duration longest) {
        return new AdaptiveSlices(first, longest);
    }
}
