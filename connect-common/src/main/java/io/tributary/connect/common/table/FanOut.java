package io.tributary.connect.common.table;

import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.OffsetFields;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * Each parent has a list of its own. Lists that were read to their end are remembered by their marks; the position is the time
 * up to which all of them were read.
 *
 * @param overlap how long before the last read of a list its rows may still appear
 * @param slices returns the marked lists that have to be read now; one slice for each sync
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
