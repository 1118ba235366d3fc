package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Paginator;
import java.util.List;
import java.util.function.Function;

/**
 * The API lists no changes: each sync reads everything and compares it with what was sent last.
 *
 * @param sweep the lists that together make up the table; runs on a request thread
 * @param replicationKey the field that {@code start.date} is compared with; null if there is none
 * @param sweepsToDelete how many complete sweeps in a row have to miss a row before it counts as deleted
 * @param intervalFactor how many times {@code snapshot.interval.ms} passes between two sweeps
 * @param reportsStay whether the API still reports a row as deleted after it came back
 */
public record Snapshot(
        Function<Requester, Slice> sweep,
        String replicationKey,
        int sweepsToDelete,
        int intervalFactor,
        boolean reportsStay)
        implements Replication {
    private static final int SWEEPS_WHERE_PAGES_SHIFT = 2;

    /** One list, whose pages do not shift while it is read. */
    public static Snapshot of(ApiRequest request, Paginator pages) {
        return of(List.of(request), pages);
    }

    /** Several lists, whose pages do not shift while they are read. */
    public static Snapshot of(List<ApiRequest> requests, Paginator pages) {
        Slice slice = Slice.fullTable(requests, pages);
        return planned(requester -> slice);
    }

    /** Lists that take requests to plan. */
    public static Snapshot planned(Function<Requester, Slice> sweep) {
        return new Snapshot(sweep, null, 1, 1, false);
    }

    /** With rows that say when they changed. */
    public Snapshot since(String field) {
        return new Snapshot(sweep, field, sweepsToDelete, intervalFactor, reportsStay);
    }

    /** With pages that shift when rows are added or removed, so that a sweep may miss a row that exists. */
    public Snapshot shifting() {
        return new Snapshot(sweep, replicationKey, SWEEPS_WHERE_PAGES_SHIFT, intervalFactor, reportsStay);
    }

    /** Whether pages shift when rows are added or removed. */
    public boolean pagesShift() {
        return sweepsToDelete >= SWEEPS_WHERE_PAGES_SHIFT;
    }

    /** With reports of deleted rows that stay when a row comes back: then two sweeps in a row also have to miss the row. */
    public Snapshot reportedPermanently() {
        return new Snapshot(sweep, replicationKey, sweepsToDelete, intervalFactor, true);
    }

    /** With {@code factor} times the interval. */
    public Snapshot rarely(int factor) {
        return new Snapshot(sweep, replicationKey, sweepsToDelete, factor, reportsStay);
    }
}
