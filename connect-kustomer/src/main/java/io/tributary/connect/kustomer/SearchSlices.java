package io.tributary.connect.kustomer;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.kustomer.Search.Index;
import io.tributary.connect.kustomer.Search.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lists of a table that is searched. The live index has rows that were updated in the past two years, the archive has
 * the rest (Kustomer's documentation, "Search archive"). The border between them moves, so a few days are read from both.
 *
 * @param contexts the kinds of objects in the table
 */
record SearchSlices(String table, Function<Requester, List<String>> contexts) {
    private static final Logger log = LoggerFactory.getLogger(SearchSlices.class);
    private static final int LIVE_YEARS = 2;
    private static final Duration MARGIN = Duration.ofDays(2);

    /** The attributes by which the archive can be searched. */
    private enum Archive {
        BY_UPDATE,
        BY_CREATION,
        NOT_AT_ALL
    }

    /** The days that may be in both indexes. They start at midnight, so that one list ends where the next begins. */
    private record Edge(Instant begin, Instant end) {
        static Edge at(Instant now) {
            Instant day = now.truncatedTo(ChronoUnit.DAYS);
            Instant edge = day.atOffset(ZoneOffset.UTC).minusYears(LIVE_YEARS).toInstant();
            return new Edge(edge.minus(MARGIN), edge.plus(MARGIN).plus(1, ChronoUnit.DAYS));
        }
    }

    /** The next list. If it needs the archive, first requests by which attributes that can be searched. */
    Slice next(Progress progress, Requester requester) {
        List<String> kinds = contexts.apply(requester);
        Edge edge = Edge.at(progress.now());
        Instant from = progress.from();
        if (!from.isBefore(edge.end()) || kinds.isEmpty()) {
            return slice(kinds, new SearchPages(table, null), kind -> live(kind, from, null));
        }
        return switch (archive(kinds.get(0), from, requester)) {
            case BY_UPDATE ->
                from.isBefore(edge.begin()) ? archive(kinds, from, edge.begin()) : both(kinds, from, edge);
            case BY_CREATION ->
                slice(kinds, from, kind -> archive(kind, Order.CREATED, null, edge.end()))
                        .until(edge.end());
            case NOT_AT_ALL ->
                slice(kinds, new SearchPages(table, null), kind -> live(kind, from, edge.end()))
                        .until(edge.end());
        };
    }

    private Slice archive(List<String> kinds, Instant from, Instant until) {
        Paginator pages = new SearchPages(table, null);
        return slice(kinds, pages, kind -> archive(kind, Order.UPDATED, from, until))
                .until(until);
    }

    private Slice both(List<String> kinds, Instant from, Edge edge) {
        return slice(kinds, from, kind -> archive(kind, Order.UPDATED, from, edge.end()))
                .until(edge.end());
    }

    /** Lists of the archive, each followed by the live index, whose version of a row is the newer one. */
    private Slice slice(List<String> kinds, Instant liveFrom, Function<String, Search> first) {
        List<ApiRequest> requests = requests(kinds, first);
        return Slice.unordered(requests, new SearchPages(table, liveFrom));
    }

    /** Lists of one index. */
    private static Slice slice(List<String> kinds, Paginator pages, Function<String, Search> first) {
        List<ApiRequest> requests = requests(kinds, first);
        return requests.size() == 1 ? Slice.ascending(requests.get(0), pages) : Slice.unordered(requests, pages);
    }

    private static List<ApiRequest> requests(List<String> kinds, Function<String, Search> first) {
        return kinds.stream().map(kind -> first.apply(kind).request()).toList();
    }

    private static Search live(String kind, Instant from, Instant until) {
        return Search.of(Index.LIVE, kind, Order.UPDATED, from, until);
    }

    private static Search archive(String kind, Order order, Instant from, Instant until) {
        return Search.of(Index.ARCHIVE, kind, order, from, until);
    }

    private Archive archive(String kind, Instant from, Requester requester) {
        ApiException refused = refusal(archive(kind, Order.UPDATED, from, null), requester);
        if (refused == null) {
            return Archive.BY_UPDATE;
        }
        boolean isSearchableByCreation =
                refused.status() == 400 && refusal(archive(kind, Order.CREATED, null, from), requester) == null;
        if (isSearchableByCreation) {
            return Archive.BY_CREATION;
        }
        log.warn(
                "{}. Rows that were not updated in the past two years are skipped; all others are read",
                refused.getMessage());
        return Archive.NOT_AT_ALL;
    }

    /** Why Kustomer refuses a search of the archive. Null if it succeeds. A redirect is from something in between. */
    private static ApiException refusal(Search search, Requester requester) {
        try {
            requester.read(search.request().with("pageSize", 1), new RowReader<>("/data", row -> row));
            return null;
        } catch (ApiException e) {
            if (e.kind() != Kind.UNAVAILABLE || e.status() / 100 != 4) {
                throw e;
            }
            return e;
        }
    }
}
