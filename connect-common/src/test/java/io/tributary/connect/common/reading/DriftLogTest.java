package io.tributary.connect.common.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.sync.SyncDriver;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.KeyWalk;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.LogWatch;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a table counts and logs of rows that its schema does not fully describe. */
class DriftLogTest {
    private final LogWatch lines = LogWatch.of(DriftLog.class.getName(), Level.INFO);
    private final TableMetrics metrics = new TableMetrics();
    private final DriftLog drift = new DriftLog("drifting", metrics);

    @AfterEach
    void close() {
        lines.close();
    }

    private static Set<String> paths(String... paths) {
        return Set.of(paths);
    }

    @Test
    void rowsAndValuesAreCountedEachTime() {
        drift.row(paths("/a", "/b"), paths(), 0);
        drift.row(paths("/a"), paths("/c"), 3);
        drift.row(paths(), paths("/c"), 1);
        assertThat(metrics.getRowsWithUnknownFields()).isEqualTo(2);
        assertThat(metrics.getValuesThatDidNotFit()).isEqualTo(4);
    }

    @Test
    void eachPathIsLoggedOnceAsUnknownOrMisfit() {
        drift.row(paths("/a"), paths("/c"), 1);
        drift.row(paths("/a"), paths("/c"), 1);
        assertThat(lines.messages("Table drifting:"))
                .containsExactly(
                        "Table drifting: the API sends a field that the schema does not name: /a. It is kept in _extra",
                        "Table drifting: a value does not fit the declared type of its field: /c. The original is kept in _extra");
    }

    @Test
    void onlyAHundredPathsAreLogged() {
        IntStream.range(0, 60).forEach(i -> drift.row(paths("/u" + i), paths("/m" + i), 1));
        assertThat(lines.messages("Table drifting:")).hasSize(DriftLog.MAX_PATHS + 1);
        assertThat(lines.messages("Table drifting:").get(DriftLog.MAX_PATHS))
                .isEqualTo("Table drifting: 100 such paths were logged; further ones are only counted");
        assertThat(metrics.getRowsWithUnknownFields()).isEqualTo(60);
        assertThat(metrics.getValuesThatDidNotFit()).isEqualTo(60);
    }

    @Test
    void concurrentThreadsLogEachPathOnce() {
        IntStream.range(0, 4000).parallel().forEach(i -> drift.row(paths("/u" + i % 150), paths(), 0));
        assertThat(metrics.getRowsWithUnknownFields()).isEqualTo(4000);
        assertThat(lines.messages("Table drifting:"))
                .hasSize(DriftLog.MAX_PATHS + 1)
                .doesNotHaveDuplicates();
    }

    private static SyncDriver driver(FakeApi api, Replication replication) {
        return new SyncDriver(
                api, Table.named("drifting").primaryKey("id").rowsAt("/rows").replicate(replication));
    }

    @Test
    void everyRowReadCountsEvenIfUnchanged() {
        FakeApi api = new FakeApi().respond("/rows", "{'rows':[{'id':'a','n':'x','new':1},{'id':'b','n':1}]}");
        try (SyncDriver driver = driver(api, Snapshot.of(ApiRequest.get("/rows"), Paginator.SINGLE))) {
            driver.sync();
            driver.sync();
            assertThat(driver.sent).hasSize(2);
            assertThat(driver.metrics.getRowsWithUnknownFields()).isEqualTo(2);
            assertThat(driver.metrics.getValuesThatDidNotFit()).isEqualTo(2);
            assertThat(lines.messages("Table drifting:")).hasSize(2);
        }
    }

    @Test
    void keyOnlyRowsAreNotDrift() {
        FakeApi api = new FakeApi()
                .respond("/rows", "{'rows':[{'id':'a','updated_at':100,'n':1}]}")
                .respond("/deleted", "{'gone':[{'id':'x','at':10}]}")
                .respond("/keys", "{'keys':[{'id':'a','short':true}]}");
        Cursor cursor =
                Cursor.on("updated_at", Duration.ofMillis(10), from -> ApiRequest.get("/rows"), Paginator.SINGLE);
        KeyWalk walk = new KeyWalk(
                ApiRequest.get("/keys"),
                Paginator.SINGLE,
                "/keys",
                key -> ApiRequest.get("/row"),
                Duration.ofMillis(1));
        DeletionFeed feed = new DeletionFeed(ApiRequest.get("/deleted"), Paginator.SINGLE, "/gone", "at");
        try (SyncDriver driver = driver(api, cursor.deletions(feed).keyWalk(walk))) {
            driver.sync();
            driver.sync();
            assertThat(driver.sent).containsExactly("a=1", "-x");
            assertThat(driver.metrics.getRowsWithUnknownFields()).isZero();
            assertThat(lines.messages("Table drifting:")).isEmpty();
        }
    }
}
