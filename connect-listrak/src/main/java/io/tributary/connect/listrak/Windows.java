package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.ListRead;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of days in windows, one request each: for operations that answer a range at once, however much it holds. Each
 * window is asked for with a day more at both ends: neither the zone of the dates nor whether the ends belong to the range
 * is documented. A window that was halved is followed by the rest.
 *
 * @param until where the last window ends
 */
record Windows(LocalDate until) implements Paginator {
    private static final int DAYS = 90;
    private static final String START = "StartDate";
    private static final String END = "EndDate";

    /** The days from {@code from} to {@code until} of what {@code request} asks for. */
    static ListRead between(LocalDate from, LocalDate until, ApiRequest request) {
        Windows windows = new Windows(until);
        return ListRead.of(windows.window(request, from), windows);
    }

    private ApiRequest window(ApiRequest request, LocalDate from) {
        LocalDate full = from.plusDays(DAYS);
        return between(request, from, full.isBefore(until) ? full : until);
    }

    private static ApiRequest between(ApiRequest request, LocalDate from, LocalDate to) {
        return request.with(START, WallClock.text(from.minusDays(1))).with(END, WallClock.text(to.plusDays(1)));
    }

    /** The first half of a request's window; the same request where there is no window, or only a day of it. */
    static ApiRequest halved(ApiRequest request) {
        if (!isWindow(request)) {
            return request;
        }
        LocalDate from = date(request, START).plusDays(1);
        long days = ChronoUnit.DAYS.between(from, end(request));
        return days < 2 ? request : between(request, from, from.plusDays(days / 2));
    }

    /** A range that comes in numbered pages is no window. */
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
