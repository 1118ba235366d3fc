package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of days in windows, one request each: for operations that answer a range at once, however much it holds. Each
 * window is asked for with a day more at both ends: neither the zone of the dates nor whether the ends belong to the range
 * is documented. A window that was halved is followed by the rest.
 */
enum Windows implements Paginator {
    PAGES;

    private static final int DAYS = 90;
    private static final String START = "StartDate";
    private static final String END = "EndDate";
    /** A header that is not sent: where the last window ends. */
    private static final String UNTIL = "until";

    /** The window that {@code request} begins with, from {@code from} to {@code until} at most. */
    static ApiRequest first(ApiRequest request, LocalDate from, LocalDate until) {
        return window(request.withHeader(UNTIL, until.toString()), from);
    }

    private static ApiRequest window(ApiRequest request, LocalDate from) {
        LocalDate until = LocalDate.parse(request.headers().get(UNTIL));
        LocalDate full = from.plusDays(DAYS);
        return between(request, from, full.isBefore(until) ? full : until);
    }

    private static ApiRequest between(ApiRequest request, LocalDate from, LocalDate to) {
        return request.with(START, WallClock.text(from.minusDays(1))).with(END, WallClock.text(to.plusDays(1)));
    }

    /** The first half of a request's window; the same request where there is no window, or only a day of it. */
    static ApiRequest halved(ApiRequest request) {
        if (!request.headers().containsKey(UNTIL)) {
            return request;
        }
        LocalDate from = date(request, START).plusDays(1);
        long days = ChronoUnit.DAYS.between(from, end(request));
        return days < 2 ? request : between(request, from, from.plusDays(days / 2));
    }

    @Override
    public ApiRequest next(Page<?> page) {
        LocalDate end = end(page.request());
        boolean last = !end.isBefore(LocalDate.parse(page.request().headers().get(UNTIL)));
        return last ? null : window(page.request(), end);
    }

    private static LocalDate end(ApiRequest request) {
        return date(request, END).minusDays(1);
    }

    private static LocalDate date(ApiRequest request, String parameter) {
        return LocalDateTime.parse(request.query().get(parameter)).toLocalDate();
    }
}
