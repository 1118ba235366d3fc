package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.Toys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fan-out tables: marks, lists set aside, restarts. */
class FanOutTest {
    private static final long OVERLAP = 1000;
    private static final Paginator LINKS = Paginator.link("/next");
    private static final String GONE = "{'id': 'a', 'updated_at': 10, 'n': -1}";
    private static final Slice REPORTING = Slice.unordered(List.of(ApiRequest.get("/1"), ApiRequest.get("/2")), LINKS);

    private final FakeApi api = new FakeApi();
    private final Map<Long, Long> counters = new TreeMap<>();
    private SyncDriver driver = new SyncDriver(api, table());

    private Table table() {
        return Table.named("rows")
                .primaryKey("id")
                .rowsAt("/rows")
                .totalAt("/total")
                .timedBy((row, list) -> ((java.util.Date) row.value().get("updated_at")).getTime())
                .replicate(new FanOut(Duration.ofMillis(OVERLAP), this::plan));
    }

    private Slice plan(Progress progress, Requester requester) {
        List<ListRead> lists = new ArrayList<>();
        counters.forEach((id, counter) -> {
            ListMark known = progress.lists().get(id);
            if (known == null || known.counter() != counter) {
                Instant since = known == null
                        ? Instant.EPOCH
                        : Instant.ofEpochMilli(known.readAt()).minusMillis(OVERLAP);
                ListMark mark = new ListMark(id, progress.now().toEpochMilli(), counter);
                lists.add(ListRead.of(ApiRequest.get("/" + id), LINKS).in(new Order.Marked(mark, since)));
            }
        });
        return Slice.marked(lists, progress.now().minusMillis(OVERLAP));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void parent(long id, long counter, String rows) {
        counters.put(id, counter);
        api.respond("/" + id, "{'rows': [" + rows + "]}");
    }

    private static String row(String id, long at) {
        return "{'id': '" + id + "', 'updated_at': " + at + ", 'n': 1}";
    }

    @Test
    void onlyChangedListsAreReread() {
        parent(1, 1, row("a", 10));
        parent(2, 0, "");
        assertThat(driver.sync()).containsExactly("a=1");
        long late = driver.clock.millis();
        parent(1, 2, row("a", 10) + ',' + row("b", late));
        assertThat(driver.sync()).containsExactly("b=1");
        assertThat(driver.sync()).isEmpty();
        assertThat(api.count("/1")).isEqualTo(2);
        assertThat(api.count("/2")).isEqualTo(1);
    }

    @Test
    void marksSurviveARestart() {
        parent(1, 0, "");
        parent(2, 1, row("a", 10));
        driver.sync();
        parent(2, 2, row("a", 10) + ',' + row("b", driver.clock.millis()));
        driver.sync();
        driver.restart();
        assertThat(driver.sync()).isEmpty();
        assertThat(api.count("/1")).isEqualTo(1);
    }

    @Test
    void unknownListSendsRowsBeforeThePosition() {
        parent(1, 1, row("a", driver.clock.millis()));
        driver.sync();
        driver.sync();
        parent(2, 1, row("old", 5));
        assertThat(driver.sync()).containsExactly("old=1");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void onlyAListThatEndsEarlyIsReread() {
        parent(1, 1, row("a", 10));
        counters.put(2L, 1L);
        api.respond(
                "/2",
                () -> Toys.json("{'rows': [" + row("b", 20) + (api.count("/2") == 1 ? "" : ',' + row("c", 20))
                        + "], 'total': 2}"));
        assertThat(driver.sync()).containsExactlyInAnyOrder("a=1", "b=1", "c=1");
        assertThat(api.count("/1")).isEqualTo(1);
        assertThat(api.count("/2")).isEqualTo(2);
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void listWhoseTotalIsAlwaysTooHighCountsAsReadAfterAllRepeats() {
        counters.put(1L, 1L);
        api.respond("/1", "{'rows': [" + row("a", 10) + "], 'total': 2}");
        assertThat(driver.sync()).containsExactly("a=1");
        assertThat(driver.sync()).isEmpty();
        assertThat(api.count("/1")).isEqualTo(3);
    }

    @Test
    void positionStaysUntilAListIsRead() {
        counters.put(1L, 1L);
        api.fail("/1", Kind.RETRY, 500);
        String before = driver.metrics.getPosition();
        driver.sync();
        assertThat(driver.metrics.getPosition()).isIn(before, Instant.EPOCH.toString());
        parent(1, 1, row("a", 10));
        driver.sync();
        assertThat(Instant.parse(driver.metrics.getPosition())).isAfter(Instant.EPOCH);
    }

    @Test
    void rowsOfAnIncompleteListAreRemembered() {
        counters.put(1L, 1L);
        api.respond("/1", "{'rows': [" + row("a", 10) + "], 'next': '/1b'}").hold("/1b");
        driver.pollUntil(() -> driver.metrics.getPages() == 1);
        driver.clock.advance(60_000);
        driver.pollUntil(() -> !driver.sent.isEmpty());
        driver.restart();
        api.respond("/1", "{'rows': [" + row("a", 10) + "], 'next': '/1c'}");
        api.respond("/1c", "{'rows': [" + row("b", 20) + "]}");
        assertThat(driver.sync()).containsExactly("b=1");
    }

    /** More rows than an offset can remember: once their list has ended, its mark does. */
    @Test
    void firstSyncOfManyRowsIsCompleteInTheOffset() {
        int many = 60_000;
        counters.put(1L, 1L);
        api.respond("/1", "{'rows': [" + rows("a", many / 2) + "], 'next': '/1b'}");
        api.respond("/1b", "{'rows': [" + rows("b", many / 2) + "], 'next': '/1c'}");
        api.respond("/1c", "{'rows': []}");
        for (long id = 2; id <= 40; id++) {
            parent(id, 1, "");
        }
        assertThat(driver.sync()).hasSize(many);
        assertThat(Instant.parse(driver.metrics.getPosition())).isAfter(Instant.EPOCH);
        assertThat(driver.committed.get("rows")).containsEntry("complete_to", driver.metrics.getPosition());
        int requests = api.requests().size();
        driver.restart();
        assertThat(driver.sync()).isEmpty();
        assertThat(api.requests()).hasSize(requests);
    }

    private static String rows(String id, int count) {
        return IntStream.range(0, count).mapToObj(i -> row(id + i, 10)).collect(Collectors.joining(","));
    }

    @Test
    void lastRowWaitsNoLongerThanAMinute() {
        parent(1, 1, row("a", 10));
        counters.put(2L, 1L);
        api.respond("/2", "{'rows': []}").hold("/2");
        driver.pollUntil(() -> driver.metrics.getPages() == 1);
        driver.clock.advance(30_000);
        assertThat(driver.pollUntil(() -> true)).isEmpty();
        driver.clock.advance(30_000);
        assertThat(driver.pollUntil(() -> !driver.sent.isEmpty())).containsExactly("a=1");
        api.release("/2");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void offsetDoesNotCoverARowThatWaits() {
        counters.put(1L, 1L);
        api.respond("/1", "{'rows': [" + row("a", 10) + ',' + row("b", 20) + "], 'next': '/1b'}")
                .hold("/1b");
        assertThat(driver.pollUntil(() -> !driver.sent.isEmpty())).containsExactly("a=1");
        assertThat(driver.poll()).isEmpty();
        driver.restart();
        api.respond("/1", "{'rows': [" + row("a", 10) + ',' + row("b", 20) + "]}");
        assertThat(driver.sync()).containsExactly("b=1");
    }

    @Test
    void lastRowIsSentBeforeTheFailureThatEndsTheSync() {
        parent(1, 1, row("a", 10));
        for (long id = 2; id <= 8; id++) {
            counters.put(id, 1L);
            api.fail("/" + id, Kind.RETRY, 500);
        }
        assertThatThrownBy(() -> driver.sync()).rootCause().message().matches("GET /[2-8] returned 500");
        assertThat(driver.sent).containsExactly("a=1");
    }

    @Test
    void oneFailingListIsSetAsideAndRetried() {
        parent(1, 1, row("a", 10));
        parent(2, 1, row("b", 20));
        api.fail("/1", Kind.RETRY, 500);
        assertThat(driver.sync()).containsExactly("b=1");
        parent(1, 1, row("a", 10));
        assertThat(driver.sync()).containsExactly("a=1");
        api.fail("/2", Kind.GONE, 404);
        counters.put(2L, 2L);
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void listThatFailsLaterRepeatsNothing() {
        parent(1, 1, row("a", 10));
        driver.sync();
        counters.put(1L, 2L);
        api.respond("/1", "{'rows': [" + row("a", 10) + ',' + row("b", 999_500) + "], 'next': '/1b'}");
        api.fail("/1b", Kind.RETRY, 500);
        parent(2, 1, row("c", 30));
        assertThat(driver.sync()).containsExactlyInAnyOrder("b=1", "c=1");
        api.now(driver.clock.millis());
        assertThat(driver.sync()).isEmpty();
        api.respond("/1b", "{'rows': [" + row("d", 999_600) + "]}");
        assertThat(driver.sync()).containsExactly("d=1");
    }

    @Test
    void nothingIsLostIfTheWorkersClockIsAhead() {
        api.now(driver.clock.millis() - 100 * OVERLAP);
        parent(1, 1, row("a", 10));
        driver.sync();
        parent(1, 2, row("a", 10) + ',' + row("b", driver.clock.millis() - 100 * OVERLAP));
        assertThat(driver.sync()).containsExactly("b=1");
    }

    @Test
    void severalFailingListsInARowAreAnOutage() {
        for (long id = 1; id <= 5; id++) {
            counters.put(id, 1L);
            api.fail("/" + id, Kind.RETRY, 500);
        }
        assertThatThrownBy(() -> driver.sync()).rootCause().message().matches("GET /[1-5] returned 500");
    }

    @Test
    void snapshotWithAFailingListDeletesNothing() {
        driver.close();
        Slice slice = Slice.fullTable(List.of(ApiRequest.get("/1"), ApiRequest.get("/2")), LINKS)
                .independentLists();
        driver = new SyncDriver(
                api,
                Table.named("rows").primaryKey("id").rowsAt("/rows").replicate(Snapshot.planned(requester -> slice)));
        parent(1, 1, row("a", 10));
        parent(2, 1, row("b", 20));
        driver.sync();
        api.fail("/2", Kind.RETRY, 500);
        assertThat(driver.sync()).isEmpty();
        parent(2, 1, "");
        assertThat(driver.sync()).containsExactly("-b");
    }

    @Test
    void rowReportedAsDeletedIsDeletedUnlessItExists() {
        report(Snapshot.planned(requester -> REPORTING));
        parent(1, 1, row("a", 10) + ',' + row("b", 10));
        parent(2, 1, GONE);
        assertThat(driver.sync()).as("reported, yet there").containsExactly("a=1", "b=1");
        parent(1, 1, "");
        assertThat(driver.sync()).as("reported and absent; b is not requested").containsExactly("-a");
        assertThat(driver.sync()).as("unknown by now").isEmpty();
    }

    @Test
    void rowThatCameBackIsNotDeletedWhenAShiftedPageHidesItOnce() {
        report(Snapshot.planned(requester -> REPORTING).shifting().reportedPermanently());
        parent(1, 1, row("a", 10) + ',' + row("b", 10));
        parent(2, 1, GONE);
        driver.sync();
        parent(1, 1, row("b", 10));
        assertThat(driver.sync()).as("hidden").isEmpty();
        parent(1, 1, row("a", 10) + ',' + row("b", 10));
        assertThat(driver.sync()).as("there").isEmpty();
        parent(1, 1, row("b", 10));
        assertThat(driver.sync()).as("gone, or hidden again").isEmpty();
        assertThat(driver.sync()).as("gone").containsExactly("-a");
    }

    @Test
    void rowReportedAsDeletedIsDeletedAtOnceEvenIfPagesShift() {
        report(Snapshot.planned(requester -> REPORTING).shifting());
        parent(1, 1, row("a", 10) + ',' + row("b", 10));
        parent(2, 1, "");
        driver.sync();
        parent(1, 1, row("b", 10));
        parent(2, 1, GONE);
        assertThat(driver.sync()).containsExactly("-a");
    }

    /** Reads rows from one list and deleted rows from another. */
    private void report(Snapshot snapshot) {
        driver.close();
        driver = new SyncDriver(
                api,
                Table.named("rows")
                        .primaryKey("id")
                        .rowsAt("/rows")
                        .deletedWhen(row -> row.path("n").asInt() < 0)
                        .replicate(snapshot));
    }
}
