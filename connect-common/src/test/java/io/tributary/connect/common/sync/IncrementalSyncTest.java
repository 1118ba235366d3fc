package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Slices;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.Window;
import io.tributary.connect.common.testing.FakeApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class IncrementalSyncTest {
    private static final Duration OVERLAP = Duration.ofMillis(10);
    private static final Paginator LINKS = Paginator.link("/next");

    private final FakeApi api = new FakeApi();
    private SyncDriver driver = new SyncDriver(api, table(cursor()));

    private static Cursor cursor() {
        return Cursor.on("updated_at", OVERLAP, from -> ApiRequest.get("/rows/" + from.toEpochMilli()), LINKS);
    }

    private static Table table(Cursor cursor) {
        return Table.named("rows").primaryKey("id").rowsAt("/rows").replicate(cursor);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void pagesAreReadFromThePositionAndResumedInclusively() {
        api.respond("/rows/0", page("/2", row("a", 100, 1), row("b", 200, 2)));
        api.respond("/2", page(null, row("c", 200, 3)));
        assertThat(driver.sync()).containsExactly("a=1", "b=2", "c=3");
        assertThat(driver.committed.get("rows")).containsEntry("updated_at", "1970-01-01T00:00:00.200Z");
        api.respond("/rows/200", page(null, row("b", 200, 2), row("c", 200, 3), row("d", 200, 4)));
        driver.restart();
        assertThat(driver.sync()).containsExactly("d=4");
        assertThat(driver.sync()).isEmpty();
    }

    /** Slices of 8 ms, halved after one with more than two rows. */
    private static final Slices SHRINKING = new Slices() {
        @Override
        public Instant beginningOf(Instant time) {
            return time;
        }

        @Override
        public Instant endOf(Instant from, Progress progress) {
            Duration last = Duration.between(progress.lastFrom(), progress.from());
            return from.plus(progress.lastRows() > 2 ? last.dividedBy(2) : Duration.ofMillis(8));
        }

        @Override
        public boolean isTooFull(Duration length, long rows) {
            return rows > 2 && length.toMillis() > 4;
        }
    };

    @Test
    void windowWithTooManyRowsIsRestartedShorter() {
        Window window = new Window(
                "updated_at",
                SHRINKING,
                Duration.ZERO,
                (from, to) -> List.of(ApiRequest.get("/rows/" + from.toEpochMilli() + '-' + to.toEpochMilli())),
                LINKS);
        long start = Instant.parse("2012-01-01T00:00:00Z").toEpochMilli();
        driver.close();
        driver = new SyncDriver(
                api, Table.named("rows").primaryKey("id").rowsAt("/rows").replicate(window));
        driver.clock.advance(start);
        api.now(start + 1_000_000);
        api.respond(
                "/rows/" + start + '-' + (start + 8),
                page("/more", row("f", start + 6, 1), row("e", start + 5, 1), row("b", start + 1, 1)));
        api.respond("/more", page(null, row("a", start, 1))).hold("/more");
        api.respond("/rows/" + start + '-' + (start + 4), page(null, row("b", start + 1, 1), row("a", start, 1)));
        api.respond(
                "/rows/" + (start + 4) + '-' + (start + 12),
                page(null, row("f", start + 6, 1), row("e", start + 5, 1)));
        driver.pollUntil(() -> api.count("/rows/" + (start + 12) + '-' + (start + 20)) > 0);
        assertThat(driver.sent).containsExactly("f=1", "e=1", "b=1", "a=1");
    }

    @Test
    void nextPageIsReadWhileThisOneWaits() {
        api.respond("/rows/0", page("/2", row("a", 100, 1)))
                .respond("/2", page(null))
                .hold("/2");
        driver.pollUntil(() -> !driver.sent.isEmpty());
        await().until(() -> api.count("/2") == 1);
        api.release("/2");
        driver.pollUntil(() -> driver.runner(0).untilDue() > 0);
    }

    @RepeatedTest(20)
    void expiredCursorLosesNoRowsOfEarlierPages() {
        String[] rows =
                IntStream.range(0, 500).mapToObj(i -> row("r" + i, 100 + i, i)).toArray(String[]::new);
        api.respond("/rows/0", page("/2", rows)).fail("/2", Kind.EXPIRED_CURSOR, 400);
        api.respond("/rows/598", page(null, rows[498], rows[499], row("b", 700, 2)));
        driver.pollUntil(() -> {
            driver.clock.advance(100);
            return driver.sent.contains("b=2");
        });
        assertThat(driver.sent).hasSize(501).doesNotHaveDuplicates();
    }

    @Test
    void cursorThatKeepsExpiringPausesTheTable() {
        api.fail("/rows/0", Kind.EXPIRED_CURSOR, 400);
        driver.pollUntil(() -> {
            driver.clock.advance(100);
            return driver.runner(0).isParked();
        });
        assertThat(api.count("/rows/0")).isEqualTo(2);
    }

    @Test
    void cursorThatExpiresAfterNewRowsDoesNotPauseTheTable() {
        api.respond("/rows/0", page("/1", row("a", 100, 1), row("b", 200, 1))).fail("/1", Kind.EXPIRED_CURSOR, 400);
        api.respond("/rows/100", page("/2", row("c", 300, 1), row("d", 400, 1))).fail("/2", Kind.EXPIRED_CURSOR, 400);
        api.respond("/rows/300", page(null, row("d", 400, 1), row("e", 500, 1)));
        driver.pollUntil(() -> {
            driver.clock.advance(100);
            return driver.sent.contains("e=1");
        });
        assertThat(driver.sent).containsExactly("a=1", "b=1", "c=1", "d=1", "e=1");
    }

    @Test
    void pausedTableIsRetriedHourly() {
        api.fail("/rows/0", Kind.UNAVAILABLE, 403);
        driver.pollUntil(() -> driver.runner(0).isParked());
        assertThat(driver.metrics.getState()).isEqualTo("PARKED");
        driver.clock.advance(3_599_999);
        driver.poll();
        assertThat(api.count("/rows/0")).isEqualTo(1);
        api.respond("/rows/0", page(null, row("a", 1, 1)));
        driver.clock.advance(1);
        driver.pollUntil(() -> !driver.runner(0).isParked());
        assertThat(driver.sent).containsExactly("a=1");
        assertThat(driver.metrics.getState()).isEqualTo("WAITING");
    }

    @Test
    void unavailableTableFailsTheTaskIfConfigured() {
        driver.failWhenUnavailable();
        api.fail("/rows/0", Kind.UNAVAILABLE, 403);
        assertThatThrownBy(() -> driver.pollUntil(() -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("403")
                .hasMessageContaining("tables.unavailable");
    }

    @Test
    void refusedCredentialOrNoResponseFailsTheTask() {
        for (Kind kind : List.of(Kind.FAIL, Kind.RETRY)) {
            api.fail("/rows/0", kind, 401);
            assertThatThrownBy(() -> driver.restart().pollUntil(() -> false))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("/rows/0");
        }
    }

    @Test
    void pageThatLeadsBackPausesTheTable() {
        api.respond("/rows/0", page("/2", row("a", 1, 1))).respond("/2", page("/2", row("b", 2, 2)));
        driver.pollUntil(() -> driver.runner(0).isParked());
        assertThat(driver.sent).doesNotContain("-a", "-b");
        assertThat(api.requests()).hasSizeLessThan(6);
    }

    @Test
    void rowsWithoutAKeyAreSentAsDeadLettersOnce() {
        api.respond("/rows/0", "{'rows':[{'updated_at':100},{'id':'a','updated_at':100,'n':1}],'next':null}");
        assertThat(driver.sync()).hasSize(2).element(0).asString().startsWith("!no primary key");
        assertThat(driver.committed.get("rows")).containsEntry("updated_at", "1970-01-01T00:00:00.100Z");
        api.respond("/rows/100", "{'rows':[{'updated_at':100},{'id':'a','updated_at':100,'n':1}],'next':null}");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void rowsBeforeTheStartDateAreSkipped() {
        driver.settings(Instant.ofEpochMilli(150), true, false, 10);
        api.respond("/rows/150", page(null, row("old", 100, 1), row("new", 150, 2)));
        assertThat(driver.sync()).containsExactly("new=2");
    }

    @Test
    void slicesFollowEachOtherAndThePositionStaysInThem() {
        driver.close();
        Cursor cursor = new Cursor(
                "updated_at",
                OVERLAP,
                (progress, requester) -> {
                    long from = progress.from().toEpochMilli();
                    Slice slice = Slice.unordered(List.of(ApiRequest.get("/slices/" + from)), LINKS);
                    return from < 200 ? slice.until(Instant.ofEpochMilli(from + 100)) : slice;
                },
                null,
                null);
        driver = new SyncDriver(api, table(cursor));
        api.respond("/slices/0", page(null, row("b", 90, 1), row("a", 20, 2), row("late", 150, 0)));
        api.respond("/slices/100", page(null)).respond("/slices/200", page(null, row("c", 250, 3), row("d", 201, 4)));
        assertThat(driver.sync()).containsExactly("b=1", "a=2", "late=0", "c=3", "d=4");
        assertThat(driver.metrics.getPosition()).isEqualTo("1970-01-01T00:00:00.250Z");
    }

    @Test
    void invalidOffsetIsExplained() {
        driver.committed.put("rows", Map.of("updated_at", "yesterday"));
        assertThatThrownBy(() -> driver.restart())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("yesterday");
    }

    private static String row(String id, long time, long n) {
        return "{'id':'" + id + "','updated_at':" + time + ",'n':" + n + "}";
    }

    private static String page(String next, String... rows) {
        String link = next == null ? "null" : "'" + next + "'";
        return "{'rows':[" + String.join(",", rows) + "],'next':" + link + "}";
    }
}
