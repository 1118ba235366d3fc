package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import java.util.List;

/**
 * The API can only list: everything is read and compared with what was sent last.
 *
 * @param requests the first request of each list that together make up the table
 * @param replicationKey the field that {@code start.date} is compared with; null where there is none
 * @param sweepsToDelete how many complete sweeps in a row have to miss a row before it counts as deleted
 * @param intervalFactor how many times {@code snapshot.interval.ms} passes between two sweeps
 */
public record Snapshot(
        List<ApiRequest> requests, Paginator pages, String replicationKey, int sweepsToDelete, int intervalFactor)
        implements Replication {

    /** One list, whose pages cannot shift while it is read. */
    public static Snapshot of(ApiRequest request, Paginator pages) {
        return new Snapshot(List.of(request), pages, null, 1, 1);
    }

    /** With rows that tell when they changed. */
    public Snapshot since(String field) {
        return new Snapshot(requests, pages, field, sweepsToDelete, intervalFactor);
    }
}
