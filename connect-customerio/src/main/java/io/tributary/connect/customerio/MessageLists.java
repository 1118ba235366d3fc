package io.tributary.connect.customerio;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Slices;
import io.tributary.connect.common.table.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists of messages created in a window ({@code GET /messages}). Drafts are a separate list. Both bounds are inclusive
 * (seen live, 2026-10). If a bound is missing, or if they are more than six months apart, the API returns the last six
 * months without saying so.
 */
final class MessageLists implements Window.Lists {
    /** How long opens and clicks are recorded (Customer.io's documentation); also the longest possible window. */
    static final Duration LONGEST = Duration.ofDays(180);

    private static final Duration MARGIN = Duration.ofDays(1);
    private static final int PAGE = 1000;
    private static final long FULL = 5 * PAGE;
    private static final int PARTS = 4;

    /** Slices of which the first covers the whole look-back, so that an idle poll needs one request per list. */
    static Slices slices(Duration lookback) {
        Duration first = lookback.plus(MARGIN);
        return Slices.adaptive(first.compareTo(LONGEST) < 0 ? first : LONGEST, LONGEST);
    }

    @Override
    public List<ApiRequest> requests(Instant from, Instant to, long lastRows) {
        int parts = lastRows < FULL ? 1 : PARTS;
        Duration length = Duration.between(from, to);
        List<ApiRequest> lists = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            Duration begin = length.multipliedBy(i).dividedBy(parts);
            Duration end = length.multipliedBy(i + 1L).dividedBy(parts);
            lists.add(list(from.plus(begin), from.plus(end)));
        }
        lists.add(list(from, to).with("drafts", true));
        return lists;
    }

    private static ApiRequest list(Instant from, Instant to) {
        return ApiRequest.get("/messages")
                .with(CustomerIoTables.LIMIT, PAGE)
                .with("start_ts", from.getEpochSecond())
                .with("end_ts", to.getEpochSecond())
                .with("get_tracked_responses", true);
    }
}
