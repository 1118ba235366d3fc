package io.tributary.connect.intercom;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;

/**
 * The scroll over all companies ({@code GET /companies/scroll}): the server keeps the position, so it may return the same
 * parameter every time, and a page whose response is lost cannot be requested again. An empty page is the end.
 */
enum Scroll implements Paginator {
    PAGES;

    static final String PATH = "/companies/scroll";
    private static final String PARAMETER = "scroll_param";

    /** Whether {@code request} continues a scroll, which a failure ends. */
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
