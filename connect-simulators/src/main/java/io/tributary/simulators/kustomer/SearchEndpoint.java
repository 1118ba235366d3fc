package io.tributary.simulators.kustomer;

import io.tributary.simulators.data.LaggingIndex;
import io.tributary.simulators.data.TimeField;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedClock;
import io.tributary.simulators.kustomer.KustomerSettings.Archive;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Searches the live index, which has the rows updated in the past two years, and the archive. Within a day of the boundary, a row
 * may be in either or both.
 */
final class SearchEndpoint {

    private static final int MAX_TOTAL = 10_000;
    private static final int LIVE_YEARS = 2;
    private static final long EDGE_MS = Duration.ofDays(1).toMillis();

    private final KustomerWorkspace workspace;
    private final KustomerSettings settings;
    private final Consumer<String> right;
    private final SimulatedClock clock;
    private final AtomicInteger timeouts = new AtomicInteger();
    private final AtomicLong responses = new AtomicLong();

    SearchEndpoint(
            KustomerWorkspace workspace, KustomerSettings settings, Consumer<String> right, SimulatedClock clock) {
        this.workspace = workspace;
        this.settings = settings;
        this.right = right;
        this.clock = clock;
    }

    /** The next searches time out and return a part of their rows. */
    void timeOut(int times) {
        timeouts.set(times);
    }

    /** Searches rows updated in the past two years. */
    Response live(Request request) throws IOException {
        SearchQuery query = query(request);
        long edge = edge(clock.millis());
        return search(request, query, row -> isLive(row, edge));
    }

    /** Searches all other rows. */
    Response archive(Request request) throws IOException {
        if (settings.archive() == Archive.MISSING) {
            throw KustomerErrors.refusedWith(404);
        }
        SearchQuery query = query(request);
        if (settings.archive() == Archive.FORBIDDEN) {
            throw KustomerErrors.refusedWith(403);
        }
        boolean byUpdate = query.bounds().containsKey(TimeField.UPDATED_AT) || query.sort() == TimeField.UPDATED_AT;
        if (settings.archive() == Archive.BY_CREATION && byUpdate) {
            throw KustomerErrors.refused("Unknown attribute in archive: updated_at");
        }
        long edge = edge(clock.millis());
        return search(request, query, row -> isArchived(row, edge));
    }

    private SearchQuery query(Request request) throws IOException {
        SearchQuery query = SearchQuery.of(request);
        right.accept(KustomerTables.ofContext(query.context()));
        if (query.deleted() && !settings.takesDeleted()) {
            throw KustomerErrors.refused("Unknown key: includeDeleted");
        }
        if (query.context().equals("kobject") && !settings.plainKobjects()) {
            throw KustomerErrors.refused("Invalid queryContext: kobject");
        }
        return query;
    }

    private Response search(Request request, SearchQuery query, Predicate<Row> inIndex) {
        LaggingIndex<Row> rows = workspace.rows(KustomerTables.ofContext(query.context()));
        rows.settle(clock.millis());
        List<Row> found = query.find(rows, inIndex, MAX_TOTAL + 1);
        List<Row> ordered = settings.unstableTies() ? shuffled(found, query.sort()) : found;
        int from = Math.min(ordered.size(), (query.page() - 1) * query.pageSize());
        int to = Math.min(ordered.size(), from + query.pageSize());
        boolean timedOut = timeouts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return new PageJson(
                        request.path(),
                        "",
                        query.page(),
                        query.pageSize(),
                        Math.min(MAX_TOTAL, ordered.size()),
                        to < ordered.size(),
                        ordered.subList(from, timedOut ? from + (to - from) / 2 : to))
                .search(timedOut);
    }

    private List<Row> shuffled(List<Row> rows, TimeField sort) {
        Random random = new Random(responses.incrementAndGet());
        List<Row> shuffled = new ArrayList<>(rows);
        for (int from = 0, to = 0; from < shuffled.size(); from = to) {
            while (to < shuffled.size()
                    && shuffled.get(to).time(sort) == shuffled.get(from).time(sort)) {
                to++;
            }
            Collections.shuffle(shuffled.subList(from, to), random);
        }
        return shuffled;
    }

    private static boolean isLive(Row row, long edge) {
        long sinceEdge = row.updatedAt() - edge;
        return sinceEdge >= EDGE_MS || (sinceEdge >= -EDGE_MS && place(row) != 0);
    }

    private static boolean isArchived(Row row, long edge) {
        long sinceEdge = row.updatedAt() - edge;
        return sinceEdge < -EDGE_MS || (sinceEdge < EDGE_MS && place(row) != 1);
    }

    private static long edge(long now) {
        return Instant.ofEpochMilli(now)
                .atOffset(ZoneOffset.UTC)
                .minusYears(LIVE_YEARS)
                .toInstant()
                .toEpochMilli();
    }

    /** Where a row near the boundary is: 0 in the archive, 1 in the live index, 2 in both. */
    private static int place(Row row) {
        return Math.floorMod(row.id().hashCode(), 3);
    }
}
