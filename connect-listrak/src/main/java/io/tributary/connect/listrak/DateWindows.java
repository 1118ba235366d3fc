package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.ListRead;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Splits a range of days into windows, one request each, for operations that return a range without pages. Each request
 * covers one more day at both ends: Listrak documents neither the time zone of the dates nor whether the ends are included.
 * After a window was halved, the next one begins where the half ended.
 *
 * @param until the end of the last window
 */
record DateWindows(LocalDate until) implements Paginator {
    /** One window holds the last 90 days, today, tomorrow, and a day more where clocks are changed. */
    private static final int DAYS = 92;

    private static final String START = "StartDate";
    private static final String END = "EndDate";

    /** The windows from {@code from} to {@code until} for {@code request}. */
    static ListRead between(LocalDate from, LocalDate until, ApiRequest request) {
        DateWindows windows = new DateWindows(until);
        return ListRead.of(windows.window(request, from), windows);
    }

    private ApiRequest window(ApiRequest request, LocalDate from) {
        LocalDate full = from.plusDays(DAYS);
        return between(request, from, full.isBefore(until) ? full : until);
    }

    private static ApiRequest between(ApiRequest request, LocalDate from, LocalDate to) {
        return request.with(START, WallClock.text(from.minusDays(1))).with(END, WallClock.text(to.plusDays(1)));
    }

    /** The first half of a request's window; the request itself if it has no window, or one of a single day. */
    static ApiRequest halved(ApiRequest request) {
        if (!isWindow(request)) {
            return request;
        }
        LocalDate from = date(request, START).plusDays(1);
        long days = ChronoUnit.DAYS.between(from, end(request));
        return days < 2 ? request : between(request, from, from.plusDays(days / 2));
    }

    /** A range in numbered pages is not a window. */
    private static boolean isWindow(ApiRequest request) {
        return request.query().containsKey(START) && !request.query().containsKey(NumberedPages.PAGE);
    }

    @Override
    public ApiRequest next(Page<?> page) {
        LocalDate end = end(page.request());
        return end.isBefore(until) ? window(page.request(), end) : null;
    }

    private static LocalDate end(ApiRequest request) {
        return date(request, END).minusDays(1);
    }

    private static LocalDate date(ApiRequest request, String parameter) {
        return LocalDateTime.parse(request.query().get(parameter)).toLocalDate();
    }
}
