package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slice;
import java.time.Instant;
import java.util.List;

/** A search whose older part is read as two lists in parallel, up to an edge that moves with time. */
final class Slices extends Search {
    private static final long LIVE = 12 * Rows.UNIT;

    Slices(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Cursor cursor() {
        return new Cursor(FIELD, overlap(), (progress, requester) -> slice(progress), null, null);
    }

    private static Slice slice(Progress progress) {
        Instant edge = progress.now().minusMillis(LIVE);
        ApiRequest request = from(progress.from());
        if (!progress.from().isBefore(edge)) {
            return Slice.ascending(request, PAGES);
        }
        ApiRequest part = request.with("until", edge.toEpochMilli());
        return Slice.unordered(List.of(part.with("list", 0), part.with("list", 1)), PAGES)
                .until(edge);
    }
}
