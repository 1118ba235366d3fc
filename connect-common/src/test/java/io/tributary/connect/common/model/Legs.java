package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Leg;
import java.time.Instant;
import java.util.List;

/** A search whose older part is read as two lists side by side, up to an edge that moves with time. */
final class Legs extends Search {
    private static final long LIVE = 12 * Rows.UNIT;

    Legs(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Cursor cursor() {
        return new Cursor(FIELD, overlap(), (progress, requester) -> leg(progress), null, null);
    }

    private static Leg leg(Progress progress) {
        Instant edge = progress.now().minusMillis(LIVE);
        ApiRequest request = from(progress.from());
        if (!progress.from().isBefore(edge)) {
            return Leg.ascending(request, PAGES);
        }
        ApiRequest part = request.with("until", edge.toEpochMilli());
        return Leg.unordered(List.of(part.with("list", 0), part.with("list", 1)), PAGES)
                .until(edge);
    }
}
