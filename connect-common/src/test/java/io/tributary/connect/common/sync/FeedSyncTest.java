package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed of deleted rows next to an incremental table. */
class FeedSyncTest {
    private static final Duration OVERLAP = Duration.ofMillis(10);
    private static final Paginator LINKS = Paginator.link("/next");

    private final FakeApi api = new FakeApi();
    private final SyncDriver driver = new SyncDriver(
            api,
            Table.named("rows")
                    .primaryKey("id")
                    .rowsAt("/rows")
                    .replicate(Cursor.on(
                                    "updated_at",
                                    OVERLAP,
                                    from -> ApiRequest.get("/rows/" + from.toEpochMilli()),
                                    LINKS)
                            .deletions(new DeletionFeed(ApiRequest.get("/deleted"), LINKS, "/gone", "at"))));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void deletionsAreSentAfterTheRowsAndOnce() {
        api.respond("/rows/0", page(null, row("a", 100, 1)));
        api.respond("/deleted", "{'gone':[{'id':'z','at':30},{'id':'y','at':20}],'next':'/deleted2'}");
        api.respond("/deleted2", "{'gone':[{'id':'x','at':10}],'next':null}");
        assertThat(driver.sync()).containsExactly("a=1", "-z", "-y", "-x");
        api.respond("/rows/100", page(null, row("a", 100, 1)));
        api.respond(
                "/deleted", "{'gone':[{'id':'w','at':30},{'id':'z','at':30},{'id':'y','at':20}],'next':'/deleted2'}");
        driver.restart();
        assertThat(driver.sync()).containsExactly("-w");
        assertThat(api.count("/deleted2")).isEqualTo(1);
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void failingFeedLosesNoRows() {
        api.respond("/rows/0", page(null, row("a", 100, 1))).fail("/deleted", Kind.UNAVAILABLE, 403);
        driver.pollUntil(() -> driver.runner(0).isParked());
        assertThat(driver.sent).containsExactly("a=1");
    }

    @Test
    void feedIsNotReadIfDeletesAreOff() {
        driver.settings(Instant.EPOCH, false, false, 10);
        api.respond("/rows/0", page(null, row("a", 100, 1)));
        assertThat(driver.sync()).containsExactly("a=1");
        assertThat(api.count("/deleted")).isZero();
        assertThat(driver.committed.get("rows")).doesNotContainKey("deletions");
    }

    @Test
    void deletionsWhileDeletesAreOffAreSentOnceTheyAreOn() {
        api.respond("/rows/0", page(null, row("a", 100, 1)));
        api.respond("/deleted", "{'gone':[{'id':'x','at':10}],'next':null}");
        assertThat(driver.sync()).containsExactly("a=1", "-x");
        driver.settings(Instant.EPOCH, false, false, 10);
        api.respond("/rows/100", page(null, row("a", 100, 1), row("b", 200, 2)));
        api.respond("/deleted", "{'gone':[{'id':'y','at':20},{'id':'x','at':10}],'next':null}");
        assertThat(driver.sync()).containsExactly("b=2");
        assertThat(driver.committed.get("rows")).containsKey("deletions");
        driver.settings(Instant.EPOCH, true, false, 10);
        api.respond("/rows/200", page(null, row("b", 200, 2)));
        assertThat(driver.sync()).containsExactly("-y");
    }

    @Test
    void rowThatAppearsAfterItsTombstoneGetsAnotherAlsoAfterACrashInBetween() {
        api.now(100_000);
        api.respond("/rows/0", page(null)).respond("/deleted", "{'gone':[{'id':'a','at':100}],'next':null}");
        assertThat(driver.sync()).containsExactly("-a");
        api.respond("/rows/0", page(null, row("a", 99_995, 1))).hold("/deleted");
        driver.clock.advance(SyncDriver.INTERVAL_MS);
        driver.pollUntil(() -> driver.sent.contains("a=1"));
        driver.restart();
        api.respond("/rows/99990", page(null, row("a", 99_995, 1)));
        api.respond("/rows/0", page(null, row("a", 99_995, 1)));
        api.release("/deleted");
        api.release("/deleted");
        assertThat(driver.sync()).containsExactly("-a");
    }

    @Test
    void manyTombstonesAreSentInBatches() {
        api.respond("/rows/0", page(null));
        api.respond("/deleted", "{'gone':[" + gone(0) + "],'next':'/deleted2'}");
        api.respond("/deleted2", "{'gone':[" + gone(Batch.ROWS) + "],'next':null}");
        driver.pollUntil(() -> driver.sent.size() >= Batch.ROWS);
        assertThat(driver.sent).hasSize(Batch.ROWS);
        driver.restart();
        assertThat(driver.sync()).hasSize(Batch.ROWS);
        assertThat(driver.sent).doesNotHaveDuplicates();
    }

    private static String gone(int first) {
        return IntStream.range(first, first + Batch.ROWS)
                .mapToObj(i -> "{'id':'" + i + "','at':1}")
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10,9,8,7,6,5,4,3,2,1",
                "9,9,9,9,5,5,5,5,1,1",
                "7,7,7,7,7,7,7,7,7,7",
                "9,10,7,8,5,6,3,4,1,2",
                "1,2,3,4,5,6,7,8,9,10"
            })
    void feedInAnyOrderIsSentOnceAlsoAfterACrashInTheMiddle(String columns) {
        List<Long> times = Stream.of(columns.split(",")).map(Long::valueOf).toList();
        api.now(1_000_000);
        api.respond("/rows/0", page(null));
        feed(times);
        api.hold("/deleted5");
        driver.pollUntil(() -> driver.sent.size() == 5);
        driver.restart();
        IntStream.range(0, 3).forEach(request -> api.release("/deleted5"));
        driver.sync();
        driver.restart();
        driver.sync();
        assertThat(driver.sent).hasSize(10).doesNotHaveDuplicates();
    }

    private void feed(List<Long> times) {
        for (int i = 0; i < times.size(); i++) {
            String next = i + 1 < times.size() ? "'/deleted" + (i + 1) + "'" : "null";
            String row = "{'id':'" + i + "@" + times.get(i) + "','at':" + times.get(i) + "}";
            api.respond("/deleted" + (i == 0 ? "" : i), "{'gone':[" + row + "],'next':" + next + "}");
        }
    }

    @Test
    void feedThatLoopsPausesTheTable() {
        api.respond("/rows/0", page(null, row("a", 100, 1)));
        api.respond("/deleted", "{'gone':[{'id':'x','at':10}],'next':'/deleted'}");
        driver.pollUntil(() -> driver.runner(0).isParked());
        assertThat(driver.sent).containsExactly("a=1");
    }

    @Test
    void invalidPositionIsExplained() {
        for (String text :
                new String[] {"soon", "[]", "{\"at\":\"soon\"}", "{\"at\":\"1970-01-01T00:00:00Z\",\"seen\":5}"}) {
            driver.committed.put(
                    "rows", new HashMap<>(Map.of("updated_at", "1970-01-01T00:00:00Z", "deletions", text)));
            assertThatThrownBy(driver::restart)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("deletions");
        }
    }

    private static String row(String id, long time, long n) {
        return "{'id':'" + id + "','updated_at':" + time + ",'n':" + n + "}";
    }

    private static String page(String next, String... rows) {
        String link = next == null ? "null" : "'" + next + "'";
        return "{'rows':[" + String.join(",", rows) + "],'next':" + link + "}";
    }
}
