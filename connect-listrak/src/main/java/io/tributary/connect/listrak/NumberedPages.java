package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.listrak.service.SoapRequester;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pages 1, 2, 3 and so on, up to one without rows: no answer tells a total or the size of a page. Once an operation has
 * shown rows after a page of some size, that is its size, and a shorter page is the last.
 */
final class NumberedPages implements Paginator {
    static final String PAGE = "Page";

    /** A header that is not sent: the rows of the page before. */
    private static final String ROWS_BEFORE = "rows-before";

    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();
    private final Set<String> uneven = ConcurrentHashMap.newKeySet();

    @Override
    public ApiRequest next(Page<?> page) {
        int rows = page.envelope().path(SoapRequester.ROWS).asInt();
        ApiRequest request = page.request();
        if (rows == 0) {
            return null;
        }
        learn(request, rows);
        if (!uneven.contains(request.path()) && rows < sizes.getOrDefault(request.path(), 0)) {
            return null;
        }
        int number = Integer.parseInt(request.query().get(PAGE));
        return request.with(PAGE, number + 1).withHeader(ROWS_BEFORE, Integer.toString(rows));
    }

    private void learn(ApiRequest request, int rows) {
        String before = request.headers().get(ROWS_BEFORE);
        if (before != null) {
            sizes.put(request.path(), Integer.valueOf(before));
        }
        if (rows > sizes.getOrDefault(request.path(), Integer.MAX_VALUE)) {
            uneven.add(request.path());
        }
    }
}
