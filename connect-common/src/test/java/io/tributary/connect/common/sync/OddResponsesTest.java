package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.Toys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that can be parsed but must not be trusted. */
class OddResponsesTest {
    private static final Paginator LINKS = Paginator.link("/next");
    private static final Duration OVERLAP = Duration.ofMillis(10);

    private final FakeApi api = new FakeApi();
    private SyncDriver driver;

    private void read(Replication replication) {
        driver = new SyncDriver(
                api,
                Table.named("rows")
                        .primaryKey("id")
                        .rowsAt("/rows")
                        .totalAt("/total")
                        .replicate(replication));
    }

    private void readSnapshot() {
        read(Snapshot.of(ApiRequest.get("/rows"), LINKS));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':{},'n':2}", "{'n':2}", "{'value':null}"})
    void rowWithoutAReadableKeyPreventsDeletesUntilThreeSweepsAgree(String odd) {
        readSnapshot();
        api.respond("/rows", "{'rows':[{'id':'a','n':1},{'id':'b','n':2}]}");
        driver.sync();
        api.respond("/rows", "{'rows':[{'id':'a','n':1}," + odd + "]}");
        assertThat(driver.sync()).singleElement().asString().startsWith("!no primary key");
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).containsExactly("-b");
    }

    @Test
    void oddRowsThatComeAndGoDeleteNothing() {
        readSnapshot();
        for (int i = 0; i < 6; i++) {
            api.respond("/rows", "{'rows':[{'id':'a','n':1},{'n':" + i + "}]}");
            driver.sync();
            api.respond("/rows", "{'rows':[{'n':" + i + "},{'id':'b','n':2}]}");
            driver.sync();
        }
        assertThat(driver.sent).doesNotContain("-a", "-b");
    }

    @Test
    void nullListCountsAsEmptyOnlyIfItStaysNull() {
        readSnapshot();
        api.respond("/rows", "{'rows':[{'id':'a','n':1}]}");
        driver.sync();
        api.respond("/rows", "{'rows':null}");
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).containsExactly("-a");
    }

    @Test
    void listThatEndsBeforeItsTotalIsReread() {
        read(new Cursor(
                "updated_at",
                OVERLAP,
                (progress, requester) -> Slice.unordered(List.of(ApiRequest.get("/1")), LINKS),
                null,
                null));
        api.respond("/1", () -> {
            String next = api.count("/1") == 1 ? "null" : "'/2'";
            return Toys.json("{'rows':[{'id':'b','updated_at':90,'n':2}],'total':2,'next':" + next + "}");
        });
        api.respond("/2", "{'rows':[{'id':'a','updated_at':20,'n':1}],'total':2,'next':null}");
        assertThat(driver.sync()).containsExactly("b=2", "a=1");
        assertThat(driver.metrics.getPosition()).isEqualTo("1970-01-01T00:00:00.090Z");
    }

    @Test
    void wrongTotalCostsThreeReadsAtMost() {
        read(new Cursor(
                "updated_at",
                OVERLAP,
                (progress, requester) -> Slice.unordered(List.of(ApiRequest.get("/1")), LINKS),
                null,
                null));
        api.respond("/1", "{'rows':[{'id':'b','updated_at':90,'n':2}],'total':7,'next':null}");
        assertThat(driver.sync()).containsExactly("b=2");
        assertThat(api.count("/1")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-62135596800000", "null", "'then'", "{}"})
    void rowWithoutAReadableTimeIsSent(String time) {
        read(Cursor.on("updated_at", OVERLAP, from -> ApiRequest.get("/rows/" + from.toEpochMilli()), LINKS));
        api.respond("/rows/0", "{'rows':[{'id':'a','updated_at':100,'n':1}]}");
        driver.sync();
        api.respond(
                "/rows/100", "{'rows':[{'id':'b','updated_at':" + time + ",'n':2},{'id':'c','updated_at':120,'n':3}]}");
        assertThat(driver.sync()).containsExactly("b=2", "c=3");
    }

    @Test
    void rowInTheFutureLosesNoLaterRowsAfterACrash() {
        read(Cursor.on("updated_at", OVERLAP, from -> ApiRequest.get("/rows/" + from.toEpochMilli()), LINKS));
        api.respond(
                "/rows/0",
                "{'rows':[{'id':'a','updated_at':100,'n':1},{'id':'odd','updated_at':900,'n':2}],'next':'/2'}");
        api.hold("/2").respond("/2", "{'rows':[]}");
        driver.pollUntil(() -> driver.sent.contains("odd=2"));
        api.respond("/rows/100", "{'rows':[{'id':'a','updated_at':100,'n':1},{'id':'b','updated_at':300,'n':3}]}");
        driver.restart();
        assertThat(driver.sync()).containsExactly("b=3");
    }

    @Test
    void deletedRowWithoutAReadableTimeIsNotTheEndOfTheFeed() {
        DeletionFeed feed = new DeletionFeed(ApiRequest.get("/deleted"), LINKS, "/gone", "at");
        read(Cursor.on("updated_at", OVERLAP, from -> ApiRequest.get("/rows/" + from.toEpochMilli()), LINKS)
                .deletions(feed));
        api.respond("/rows/0", "{'rows':[{'id':'a','updated_at':100,'n':1}]}");
        api.respond("/deleted", "{'gone':[{'id':'x','at':10}]}");
        driver.sync();
        api.respond("/rows/100", "{'rows':[]}");
        api.respond("/deleted", "{'gone':[{'id':'z'},{'id':'y','at':20},{'id':'x','at':10}]}");
        assertThat(driver.sync()).contains("-z", "-y");
    }

    @Test
    void feedThatLoopsPausesTheTable() {
        DeletionFeed feed = new DeletionFeed(ApiRequest.get("/deleted"), LINKS, "/gone", "at");
        read(Cursor.on("updated_at", OVERLAP, from -> ApiRequest.get("/rows/" + from.toEpochMilli()), LINKS)
                .deletions(feed));
        api.respond("/rows/0", "{'rows':[]}").respond("/deleted", "{'gone':[{'id':'x','at':10}],'next':'/deleted'}");
        driver.pollUntil(() -> driver.runner(0).isParked());
        assertThat(api.requests()).hasSizeLessThan(6);
    }
}
