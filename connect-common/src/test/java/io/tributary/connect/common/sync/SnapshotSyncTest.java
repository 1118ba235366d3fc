package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.Toys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SnapshotSyncTest {
    private static final Snapshot LIST = Snapshot.of(ApiRequest.get("/rows"), Paginator.link("/next"));

    private final FakeApi api = new FakeApi();
    private SyncDriver driver = new SyncDriver(api, table(LIST));

    private static Table table(Snapshot snapshot) {
        return Table.named("rows")
                .primaryKey("id")
                .rowsAt("/rows")
                .totalAt("/total")
                .replicate(snapshot);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void onlyChangedRowsAreSent() {
        list("a", 1, "b", 2);
        assertThat(driver.sync()).containsExactly("a=1", "b=2");
        assertThat(driver.sync()).isEmpty();
        list("a", 1, "b", 3, "c", 4);
        assertThat(driver.sync()).containsExactly("b=3", "c=4");
        list("b", 3, "c", 4);
        assertThat(driver.sync()).containsExactly("-a");
        list("a", 1, "b", 3, "c", 4);
        assertThat(driver.sync()).containsExactly("a=1");
        assertThat(driver.metrics.getRowsUnchanged()).isEqualTo(7);
    }

    @Test
    void fingerprintsSurviveARestart() {
        list("a", 1, "b", 2);
        driver.sync();
        list("a", 1);
        driver.restart();
        assertThat(driver.sync()).containsExactly("-b");
        driver.restart();
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void deletesAreFoundAfterARestartIfEveryRowIsSent() {
        driver.settings(Instant.EPOCH, true, true, 100);
        list("a", 1, "b", 2);
        assertThat(driver.sync()).containsExactly("a=1", "b=2");
        assertThat(driver.sync()).containsExactly("a=1", "b=2");
        list("a", 1);
        driver.restart();
        assertThat(driver.sync()).containsExactly("a=1", "-b");
    }

    @Test
    void raisedGenerationResendsEverything() {
        list("a", 1);
        driver.sync();
        driver.committed.put("rows", Map.of("generation", 1L));
        driver.restart();
        assertThat(driver.sync()).containsExactly("a=1");
        driver.restart();
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void noTombstonesIfDeletesAreOff() {
        driver.settings(Instant.EPOCH, false, false, 100);
        list("a", 1, "b", 2);
        driver.sync();
        list("a", 1);
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void incompleteSweepDeletesNothing() {
        api.respond("/rows", "{'rows':[{'id':'a','n':1}],'next':'/2'}").respond("/2", "{'rows':[{'id':'b','n':2}]}");
        driver.sync();
        api.fail("/2", Kind.UNAVAILABLE, 403);
        driver.clock.advance(SyncDriver.INTERVAL_MS);
        driver.pollUntil(() -> driver.runner(0).isParked());
        assertThat(driver.sent).containsExactly("a=1", "b=2");
    }

    @RepeatedTest(20)
    void failedSweepLosesNoRowsOfEarlierPages() {
        StringBuilder rows = new StringBuilder();
        IntStream.range(0, 500).forEach(i -> rows.append("{'id':'r" + i + "','n':1},"));
        api.respond("/rows", "{'rows':[" + rows + "{'id':'a','n':1}],'next':'/2'}")
                .fail("/2", Kind.EXPIRED_CURSOR, 400);
        driver.pollUntil(() -> api.count("/2") > 0);
        api.respond("/2", "{'rows':[{'id':'b','n':2}]}");
        driver.pollUntil(() -> {
            driver.clock.advance(100);
            return driver.sent.contains("b=2");
        });
        assertThat(driver.sent).hasSize(502).doesNotHaveDuplicates();
    }

    @Test
    void twoSweepsHaveToMissARowIfPagesShift() {
        use(LIST.shifting());
        list("a", 1, "b", 2);
        driver.sync();
        list("a", 1);
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).containsExactly("-b");
    }

    @Test
    void totalThatChangesDuringASweepDeletesNothing() {
        list("a", 1, "b", 2);
        driver.sync();
        api.respond("/rows", "{'rows':[{'id':'a','n':1}],'next':'/2','total':2}")
                .respond("/2", "{'rows':[],'total':1}");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void partialSweepDeletesNothing() {
        List<ApiRequest> lists = List.of(ApiRequest.get("/rows"));
        use(Snapshot.planned(requester -> Slice.unordered(lists, Paginator.SINGLE)));
        list("a", 1, "b", 2);
        driver.sync();
        list("a", 1);
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void severalListsMakeOneTable() {
        use(Snapshot.of(List.of(ApiRequest.get("/x"), ApiRequest.get("/y"), ApiRequest.get("/z")), Paginator.SINGLE));
        for (String path : List.of("x", "y", "z")) {
            api.respond('/' + path, "{'rows':[{'id':'" + path + "','n':1}]}");
        }
        assertThat(driver.sync()).containsExactlyInAnyOrder("x=1", "y=1", "z=1");
        api.respond("/y", "{'rows':[]}");
        assertThat(driver.sync()).containsExactly("-y");
    }

    @Test
    void listsOfDifferentLengthsAreReadOnceAndStillFindDeletes() {
        use(Snapshot.of(List.of(ApiRequest.get("/x"), ApiRequest.get("/y")), Paginator.SINGLE)
                .shifting());
        api.respond("/x", "{'rows':[{'id':'a','n':1},{'id':'b','n':1}],'total':2}");
        api.respond("/y", "{'rows':[{'id':'c','n':1}],'total':1}");
        assertThat(driver.sync()).hasSize(3);
        assertThat(api.count("/x")).isEqualTo(1);
        assertThat(driver.metrics.getSyncPercent()).isEqualTo(100);
        api.respond("/x", "{'rows':[{'id':'a','n':1}],'total':1}");
        driver.sync();
        assertThat(driver.sync()).containsExactly("-b");
    }

    @Test
    void rowsBeforeTheStartDateAreSkippedButNotDeleted() {
        use(LIST.since("updated_at"));
        api.respond("/rows", () -> withTimes("{'id':'a','updated_at':100,'n':1},{'id':'b','updated_at':200,'n':2}"));
        assertThat(driver.sync()).containsExactly("a=1", "b=2");
        driver.settings(Instant.ofEpochMilli(150), true, false, 100);
        assertThat(driver.sync()).isEmpty();
        api.respond("/rows", () -> withTimes("{'id':'b','updated_at':200,'n':2},{'id':'c','updated_at':9,'n':3}"));
        assertThat(driver.sync()).containsExactly("-a");
    }

    private static ObjectNode withTimes(String rows) {
        return Toys.json("{'rows':[" + rows + "]}");
    }

    @Test
    void rowsBeyondTheLimitAreSentAtEverySync() {
        driver.settings(Instant.EPOCH, true, false, 1);
        list("a", 1, "b", 2);
        assertThat(driver.sync()).containsExactly("a=1", "b=2");
        assertThat(driver.sync()).containsExactly("b=2");
    }

    @Test
    void deadLettersAreSentOnceAndHaveNoTombstone() {
        api.respond("/rows", "{'rows':[{'n':1},{'id':'a','n':1}]}");
        assertThat(driver.sync()).hasSize(2);
        assertThat(driver.sync()).isEmpty();
        list("a", 1);
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.metrics.getDeadLetters()).isEqualTo(1);
    }

    @Test
    void largeSweepIsSentInBatches() {
        use(Snapshot.of(ApiRequest.get("/rows"), Paginator.link("/next")));
        int pages = 5;
        for (int page = 0; page < pages; page++) {
            StringBuilder rows = new StringBuilder();
            int first = page * 1000;
            IntStream.range(first, first + 1000).forEach(i -> rows.append(",{'id':'" + i + "','n':1}"));
            String next = page == pages - 1 ? "null" : "'/p" + (page + 1) + "'";
            api.respond(page == 0 ? "/rows" : "/p" + page, "{'rows':[" + rows.substring(1) + "],'next':" + next + "}");
        }
        assertThat(driver.sync()).hasSize(5000).doesNotHaveDuplicates();
        list("a", 1);
        assertThat(driver.sync()).containsExactly("a=1");
        driver.sync();
        assertThat(driver.sync()).hasSize(5000).allMatch(text -> text.startsWith("-"));
        assertThat(driver.sync()).isEmpty();
    }

    private void use(Snapshot snapshot) {
        driver.close();
        driver = new SyncDriver(api, table(snapshot));
    }

    private void list(Object... idsAndNumbers) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < idsAndNumbers.length; i += 2) {
            rows.append(i == 0 ? "" : ",").append("{'id':'" + idsAndNumbers[i] + "','n':" + idsAndNumbers[i + 1] + "}");
        }
        api.respond("/rows", "{'rows':[" + rows + "]}");
    }
}
