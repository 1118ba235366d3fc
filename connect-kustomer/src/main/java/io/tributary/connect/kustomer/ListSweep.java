package io.tributary.connect.kustomer;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Slice;
import java.util.List;

/**
 * Reads a list completely. It is not documented whether a list includes deleted rows by default. If there are any, it is
 * read once without the parameter and once more for deleted rows only.
 */
record ListSweep(String path, int pageSize) {
    private static final Paginator PAGES = new ListPages();

    /** The lists to read. First requests whether there are deleted rows. */
    Slice plan(Requester requester) {
        ApiRequest all = ApiRequest.get(path).with("page", 1).with("pageSize", pageSize);
        ApiRequest deleted = all.with("deleted", true);
        return Slice.fullTable(
                hasRows(deleted.with("pageSize", 1), requester) ? List.of(all, deleted) : List.of(all), PAGES);
    }

    /** A list that does not support the parameter may refuse it. */
    private static boolean hasRows(ApiRequest request, Requester requester) {
        try {
            return !requester
                    .read(request, new RowReader<>("/data", row -> row))
                    .rows()
                    .isEmpty();
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.UNAVAILABLE) {
                throw e;
            }
            return false;
        }
    }
}
