package io.tributary.connect.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Incremental.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Instant NOW = at("2026-03-10T00:00:00Z");

    private final Window window = new Window(
            "day",
            Slices.MONTHS,
            Duration.ofDays(15),
            (from, to) -> List.of(ApiRequest.get("/x").with("from", from).with("to", to)),
            Paginator.SINGLE);

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void readingStartsWithTheWindowOfTheStartDateOrIn2012() {
        assertThat(window.start(at("2025-05-20T12:00:00Z"))).isEqualTo("2025-05-01T00:00:00Z");
        assertThat(window.start(Instant.EPOCH)).isEqualTo("2012-01-01T00:00:00Z");
    }

    @Test
    void windowsInWhichRowsMayStillAppearAreNotSettled() {
        assertThat(window.settled(NOW)).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(window.settled(at("2026-03-17T00:00:00Z"))).isEqualTo("2026-03-01T00:00:00Z");
    }

    @Test
    void sliceIsOneWindowUpToItsEnd() {
        Slice closed = window.next(progress("2026-02-01T00:00:00Z"), null);
        assertThat(closed.lists())
                .extracting(list -> list.first().query())
                .hasToString("[{from=2026-02-01T00:00:00Z, to=2026-03-01T00:00:00Z}]");
        assertThat(closed.until()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(closed.isAscending()).isFalse();
        Slice open = window.next(progress("2026-03-05T00:00:00Z"), null);
        assertThat(open.lists())
                .extracting(list -> list.first().query())
                .hasToString("[{from=2026-03-01T00:00:00Z, to=2026-04-01T00:00:00Z}]");
        assertThat(open.until()).as("ahead of now: the last one").isAfter(NOW);
    }

    @Test
    void positionBeforeAllWindowsReadsFromTheFirst() {
        assertThat(window.next(progress("1999-01-01T00:00:00Z"), null)
                        .lists()
                        .get(0)
                        .first()
                        .query())
                .containsEntry("from", "2012-01-01T00:00:00Z");
    }

    private static Progress progress(String from) {
        return new Progress(at(from), NOW, at(from), 0);
    }
}
