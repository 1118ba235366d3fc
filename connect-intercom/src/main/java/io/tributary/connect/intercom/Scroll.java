package io.tributary.connect.intercom;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;

/**
 * The scroll over all companies ({@code GET /companies/scroll}): the server keeps the place, so it may hand out the same
 * parameter every time, and a page whose answer is lost cannot be had again. An empty page is the end.
 */
enum Scroll implements Paginator {
    PAGES;

    static final String PATH = "/companies/scroll";
    private static final String PARAMETER = "scroll_param";

    /** Whether {@code request} goes on with a scroll, which a failure makes void. */
    static boolean isContinued(ApiRequest request) {
        return request.path().equals(PATH) && request.query().containsKey(PARAMETER);
    }

    @Override
    public ApiRequest next(Page<?> page) {
        String place = page.text("/" + PARAMETER);
        return page.rows().isEmpty() || place == null ? null : page.request().with(PARAMETER, place);
    }

    @Override
    public boolean keepsPlaceOnServer() {
        return true;
    }
}
