package io.tributary.connect.kustomer;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbered pages, as long as there is a {@code links.next} ("Pagination" of the API reference). A short page is not the
 * end: a size that is too large is silently reduced.
 *
 * <p>{@code "/v1/tags?page=2&pageSize=100"} at {@code /links/next}: {@code GET /v1/tags?page=1&pageSize=100} is followed by
 * the same request with {@code page=2}.
 */
final class ListPages implements Paginator {
    private static final String PAGE = "page";
    private static final Pattern NUMBER = Pattern.compile("[?&]page=(\\d{1,9})(&|$)");

    @Override
    public ApiRequest next(Page<?> page) {
        String link = page.text("/links/next");
        if (link == null || page.last() == null && page.rows().isEmpty()) {
            return null;
        }
        Matcher number = NUMBER.matcher(link);
        int next = number.find()
                ? Integer.parseInt(number.group(1))
                : Integer.parseInt(page.request().query().get(PAGE)) + 1;
        return page.request().with(PAGE, next);
    }
}
