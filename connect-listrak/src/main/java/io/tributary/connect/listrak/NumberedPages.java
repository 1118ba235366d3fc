package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.listrak.service.SoapRequester;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pages 1, 2, 3 and so on, up to a page without rows: responses have neither a total nor a page size. The page size of an
 * operation is learned from all its lists: after any list had a second page, a page with fewer rows than the largest page is the
 * last one. Thread-safe.
 */
final class NumberedPages implements Paginator {
    static final String PAGE = "Page";

    private final Map<String, Size> sizes = new ConcurrentHashMap<>();

    /**
     * What is known about an operation's pages.
     *
     * @param largest the rows of the largest page so far
     * @param confirmed whether a page followed one of that size
     * @param uneven whether full pages differ in size, so a short page need not be the last
     */
    private record Size(int largest, boolean confirmed, boolean uneven) {
        static final Size UNKNOWN = new Size(0, false, false);

        Size with(int page, int rows) {
            boolean exceeds = confirmed && rows > largest;
            return new Size(Math.max(largest, rows), confirmed || page > 1, uneven || exceeds);
        }

        boolean isShort(int rows) {
            return confirmed && !uneven && rows < largest;
        }
    }

    @Override
    public ApiRequest next(Page<?> page) {
        int rows = page.envelope().path(SoapRequester.ROWS).asInt();
        if (rows == 0) {
            return null;
        }
        ApiRequest request = page.request();
        int number = Integer.parseInt(request.query().get(PAGE));
        Size size = sizes.compute(
                request.path(), (operation, known) -> (known == null ? Size.UNKNOWN : known).with(number, rows));
        return size.isShort(rows) ? null : request.with(PAGE, number + 1);
    }
}
