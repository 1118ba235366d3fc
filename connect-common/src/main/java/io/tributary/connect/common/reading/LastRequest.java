package io.tributary.connect.common.reading;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;

/** A requester that remembers its last request, for messages about the response. Belongs to one request thread. */
final class LastRequest implements Requester {
    private final Requester requester;
    private ApiRequest last;

    LastRequest(Requester requester) {
        this.requester = requester;
    }

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> rows) {
        last = request;
        return requester.read(request, rows);
    }

    /** The last request; null before the first. */
    ApiRequest last() {
        return last;
    }
}
