package io.tributary.simulators.customerio;

import io.tributary.simulators.customerio.CursorPages.End;
import io.tributary.simulators.customerio.CursorPages.Query;
import io.tributary.simulators.customerio.RowStore.Walk;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The list of messages created between two times, both inclusive, at most six months apart, newest first. Earlier messages are missing
 * without an error.
 */
final class MessageEndpoint {

    private static final int LARGEST_PAGE = 1000;
    private static final int MONTHS = 6;

    private final SimulatedCustomerIo api;
    private final RowStore messages;
    private final CursorPages pages;
    private final CustomerIoSettings settings;

    MessageEndpoint(SimulatedCustomerIo api, CursorPages pages, CustomerIoSettings settings) {
        this.api = api;
        this.messages = api.workspace().rows("messages");
        this.pages = pages;
        this.settings = settings;
    }

    Response list(Request request) {
        boolean drafts = Boolean.parseBoolean(request.parameter("drafts").orElse("false"));
        boolean tracked =
                Boolean.parseBoolean(request.parameter("get_tracked_responses").orElse("false"));
        int limit = CursorPages.limit(request, 50, LARGEST_PAGE);
        return pages.page(
                request,
                new Query(
                        messages,
                        window(request),
                        row -> shows(drafts, row.kind().equals(Row.DRAFT)),
                        limit,
                        "messages",
                        End.EMPTY,
                        tracked ? Row::full : Row::json));
    }

    private boolean shows(boolean drafts, boolean isDraft) {
        return drafts ? isDraft : settings.draftsAmongMessages() || !isDraft;
    }

    private Walk window(Request request) {
        long end = CursorPages.number(request, "end_ts").orElse(api.clock().seconds());
        long earliest = Instant.ofEpochSecond(end)
                .atOffset(ZoneOffset.UTC)
                .minusMonths(MONTHS)
                .toEpochSecond();
        long start = CursorPages.number(request, "start_ts").orElse(earliest);
        if (start < earliest
                || request.parameters().keySet().stream()
                                .filter(name -> name.endsWith("_ts"))
                                .count()
                        < 2) {
            api.note(request, "messages need both bounds, at most six months apart");
        }
        long from = Math.max(start, earliest);
        return new Walk(from, end + 1, true);
    }
}
