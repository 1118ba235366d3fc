package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of numbered pages, and the windows of a range of days. */
class PagesTest {
    private final NumberedPages pages = new NumberedPages();

    @Test
    void readsUpToAnEmptyPageUntilThePageSizeIsKnown() {
        ApiRequest second = pages.next(page(first("Clicks"), 7));
        assertThat(second.query()).containsEntry("Page", "2");
        assertThat(pages.next(page(second, 0))).isNull();
        assertThat(pages.next(page(first("Clicks"), 3)))
                .as("a page size that is not confirmed")
                .isNotNull();
    }

    @Test
    void endsAtAShortPageOnceThePageSizeIsKnown() {
        ApiRequest second = pages.next(page(first("Clicks"), 7));
        assertThat(pages.next(page(second, 2))).isNull();
        assertThat(pages.next(page(first("Clicks"), 6))).isNull();
        assertThat(pages.next(page(first("Clicks"), 7))).isNotNull();
        assertThat(pages.next(page(first("Opens"), 6))).as("another operation").isNotNull();
    }

    @Test
    void doesNotTrustAPageSizeThatAPageExceeds() {
        ApiRequest second = pages.next(page(first("Clicks"), 7));
        pages.next(page(second, 7));
        pages.next(page(first("Clicks"), 8));
        assertThat(pages.next(page(first("Clicks"), 3))).isNotNull();
    }

    @Test
    void readsAdjacentWindowsWithOneMoreDayAtBothEnds() {
        ListRead windows = windows("2026-01-01", "2026-05-01");
        ApiRequest request = windows.first();
        assertThat(request.query())
                .containsEntry("StartDate", "2025-12-31T00:00:00")
                .containsEntry("EndDate", "2026-04-04T00:00:00");
        ApiRequest next = windows.pages().next(page(request, 0));
        assertThat(next.query())
                .containsEntry("StartDate", "2026-04-02T00:00:00")
                .containsEntry("EndDate", "2026-05-02T00:00:00");
        assertThat(windows.pages().next(page(next, 5))).isNull();
    }

    @Test
    void leavesNoGapAfterAHalvedWindow() {
        ListRead windows = windows("2026-01-01", "2026-01-05");
        ApiRequest half = DateWindows.halved(windows.first());
        assertThat(half.query()).containsEntry("EndDate", "2026-01-04T00:00:00");
        ApiRequest rest = windows.pages().next(page(half, 1));
        assertThat(rest.query())
                .containsEntry("StartDate", "2026-01-02T00:00:00")
                .containsEntry("EndDate", "2026-01-06T00:00:00");
        ApiRequest smallest = DateWindows.halved(DateWindows.halved(half));
        assertThat(DateWindows.halved(smallest)).isEqualTo(smallest);
    }

    private static ListRead windows(String from, String until) {
        return DateWindows.between(LocalDate.parse(from), LocalDate.parse(until), SoapRequester.request("Report"));
    }

    private static ApiRequest first(String operation) {
        return SoapRequester.request(operation).with("Page", 1);
    }

    private static Page<ObjectNode> page(ApiRequest request, int rows) {
        ObjectNode envelope = Json.MAPPER.createObjectNode().put(SoapRequester.ROWS, rows);
        return new Page<>(request, List.of(), null, envelope, Instant.EPOCH);
    }
}
