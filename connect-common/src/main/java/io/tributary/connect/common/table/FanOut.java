package io.tributary.connect.common.table;

import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.OffsetFields;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * The API is asked for the rows of one parent after the other, each a list of its own. Lists that were read to their end
 * are known by their marks; the position is up to when all of them are read.
 *
 * @param overlap how far before the last reading of a list its rows may still show
 * @param slices the marked lists that are worth reading now; one slice a sync
 */
public record FanOut(Duration overlap, BiFunction<Incremental.Progress, Requester, Slice> slices)
        implements Incremental {
    @Override
    public String replicationKey() {
        return null;
    }

    @Override
    public String positionField() {
        return OffsetFields.COMPLETE_TO;
    }

    @Override
    public Instant start(Instant startDate) {
        return startDate;
    }

    @Override
    public Instant settled(Instant serverTime) {
        return serverTime.minus(overlap);
    }

    @Override
    public Slice next(Progress progress, Requester requester) {
        return slices.apply(progress, requester);
    }
}
