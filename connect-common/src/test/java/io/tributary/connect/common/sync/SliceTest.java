package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Listing;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Slices;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.Window;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.Toys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slices other than a single list of rows. */
class SliceTest {
    private static final Paginator LINKS = Paginator.link("/next");
    private static final Instant MONTH = Instant.parse("2012-02-01T00:00:00Z");
    private static final String ONE_ROW = "{'rows': [{'id': 'a', 'updated_at': 5, 'n': 1}]}";

    private final FakeApi api = new FakeApi();
    private SyncDriver driver;

    @AfterEach
    void close() {
        driver.close();
    }

    /** Starts a sync at {@code now}, from the start of its month. */
    private void at(Instant now) {
        api.now(now.toEpochMilli());
        driver.clock.advance(now.toEpochMilli() - driver.clock.millis());
        driver.settings(MONTH, true, false, 100);
    }

    private static Table.Builder rows() {
        return Table.named("rows").primaryKey("id").rowsAt("/rows").totalAt("/total");
    }

    private static Slice list(String path) {
        return Slice.fullTable(List.of(ApiRequest.get(path)), LINKS);
    }

    /** Parents at {@code /PARENT}, each with one list of rows, read one after another. */
    private record OneByOne() implements Expansion {
        @Override
        public int sideBySide() {
            return 1;
        }

        @Override
        public long time(ObjectNode parent) {
            return Row.NO_TIME;
        }

        @Override
        public long version(ObjectNode parent) {
            return Fingerprint.hash(parent.path("id").asText());
        }

        @Override
        public List<Row> read(List<ObjectNode> parents, Requester requester, ChildRows rows) {
            ApiRequest children = ApiRequest.get('/' + parents.get(0).path("id").asText());
            return Listing.read("rows", requester, children, LINKS, rows.at("/rows"));
        }
    }

    @Test
    void readsThroughParentsOfItsOwn() {
        boolean[] other = {false};
        driver = new SyncDriver(
                api,
                rows().replicate(Snapshot.planned(
                        requester -> other[0] ? list("/parents").through("/parents", new OneByOne()) : list("/rows"))));
        api.respond("/rows", ONE_ROW);
        assertThat(driver.sync()).containsExactly("a=1");
        other[0] = true;
        api.respond("/parents", "{'parents': [{'id': 'p'}, {'id': 'p'}, {'id': 'q'}]}");
        api.respond("/p", ONE_ROW).respond("/q", "{'rows': [{'id': 'b', 'n': 2}]}");
        assertThat(driver.sync()).containsExactly("b=2");
        assertThat(api.count("/p")).isEqualTo(1);
    }

    @Test
    void readsOneParentAfterAnother() {
        driver = new SyncDriver(
                api,
                rows().replicate(Snapshot.planned(requester -> list("/parents").through("/parents", new OneByOne()))));
        api.respond("/parents", "{'parents': [{'id': '0'}, {'id': '1'}, {'id': '2'}]}");
        IntStream.range(0, 3)
                .forEach(parent -> api.respond("/" + parent, ONE_ROW).hold("/" + parent));
        for (int parent = 0; parent < 3; parent++) {
            int requested = parent + 2;
            driver.pollUntil(() -> api.requests().size() == requested);
            driver.poll();
            assertThat(api.requests()).hasSize(requested);
            api.release("/" + parent);
        }
        driver.pollUntil(() -> driver.runner(0).untilDue() > 0);
    }

    @Test
    void positionPassesAWindowWithoutRequests() {
        driver = new SyncDriver(
                api,
                rows().replicate(months(
                        (from, to) -> from.equals(MONTH) ? List.of() : List.of(ApiRequest.get("/rows")))));
        Instant now = MONTH.plus(Duration.ofDays(70));
        at(now);
        api.respond(
                "/rows", ONE_ROW.replace("5", Long.toString(now.minusSeconds(60).toEpochMilli())));
        assertThat(driver.sync()).containsExactly("a=1");
        assertThat(driver.committed.get("rows")).containsEntry("updated_at", "2012-04-01T00:00:00Z");
        assertThat(api.count("/rows")).isEqualTo(2);
        assertThat(driver.sync()).isEmpty();
        assertThat(api.count("/rows")).isEqualTo(3);
    }

    private static Window months(BiFunction<Instant, Instant, List<ApiRequest>> lists) {
        return new Window("updated_at", Slices.MONTHS, Duration.ZERO, lists, LINKS);
    }

    @Test
    void listThatIsGoneEndsAWindowButNotASweep() {
        driver = new SyncDriver(
                api, rows().replicate(months((from, to) -> List.of(ApiRequest.get("/rows"), ApiRequest.get("/gone")))));
        at(MONTH.plusSeconds(60));
        api.respond("/rows", ONE_ROW.replace("5", Long.toString(MONTH.toEpochMilli())));
        assertThat(driver.sync()).containsExactly("a=1");
        assertThat(driver.runner(0).isParked()).isFalse();
        driver.close();
        driver = new SyncDriver(api, rows().replicate(Snapshot.of(ApiRequest.get("/gone"), LINKS)));
        driver.pollUntil(() -> driver.runner(0).isParked());
    }

    @Test
    void shiftingPagesAreRereadAtOnceButNotForever() {
        driver = new SyncDriver(
                api,
                rows().replicate(Snapshot.of(ApiRequest.get("/rows"), LINKS).shifting()));
        int[] total = {10};
        api.respond("/rows", "{'rows': [{'id': 'a', 'n': 1}], 'total': 3, 'next': '/2'}");
        api.respond("/2", () -> Toys.json("{'rows': [{'id': 'b', 'n': 2}], 'total': " + total[0] + "}"));
        assertThat(driver.sync()).containsExactly("a=1", "b=2");
        assertThat(api.count("/rows")).isEqualTo(3);
        total[0] = 3;
        driver.sync();
        assertThat(api.count("/rows")).isEqualTo(4);
    }

    @Test
    void moreRowsThanTheListCanHoldEndTheList() {
        Paginator endless = new Paginator() {
            @Override
            public ApiRequest next(Page<?> page) {
                int number = Integer.parseInt(page.request().query().getOrDefault("n", "0")) + 1;
                api.respond("/rows{n=" + number + "}", "{'rows':[{'id':'" + number + "','n':1}]}");
                return ApiRequest.get("/rows").with("n", number);
            }

            @Override
            public long maxRows(Page<?> page) {
                return 7;
            }
        };
        api.respond("/rows", ONE_ROW);
        driver = new SyncDriver(api, rows().replicate(Snapshot.of(ApiRequest.get("/rows"), endless)));
        driver.pollUntil(() -> driver.runner(0).isParked());
        assertThat(api.requests().size()).isBetween(8, 10);
    }

    @Test
    void windowDecidesTheTimeOfARow() {
        String early = "{'rows': [{'id': 'a', 'updated_at': " + (MONTH.toEpochMilli() - 1) + ", 'n': 1}]}";
        driver = new SyncDriver(
                api,
                rows().timedBy((row, list) -> Math.max(row.time(), MONTH.toEpochMilli()))
                        .replicate(months((from, to) -> List.of(ApiRequest.get("/rows")))));
        at(MONTH.plusSeconds(60));
        api.respond("/rows", early);
        assertThat(driver.sync()).containsExactly("a=1");
        assertThat(driver.sync()).isEmpty();
        driver.restart();
        assertThat(driver.sync()).isEmpty();
    }
}
