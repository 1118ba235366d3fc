package io.tributary.connect.common.reading;

import static io.tributary.connect.common.reading.ChangedForm.MANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.SyncDriver;
import io.tributary.connect.common.sync.TableRunner;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.KeyWalk;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.Toys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Responses in which all rows lack their key: the table is paused, no row is sent or deleted, and the position stays. */
class ChangedFormTest {
    private static final Paginator LINKS = Paginator.link("/next");
    private static final Duration OVERLAP = Duration.ofMillis(10);
    private static final long HOUR_MS = 3_600_000;

    private final FakeApi api = new FakeApi();
    private final LogWatch errors = LogWatch.errorsOf(TableRunner.class.getName());
    private SyncDriver driver;

    @AfterEach
    void close() {
        driver.close();
        errors.close();
    }

    private static Table.Builder rows() {
        return Table.named("changed").primaryKey("id").rowsAt("/rows");
    }

    private void read(Replication replication) {
        driver = new SyncDriver(api, rows().replicate(replication));
    }

    private static Cursor cursor() {
        return Cursor.on("updated_at", OVERLAP, from -> ApiRequest.get("/rows/" + from.toEpochMilli()), LINKS);
    }

    private static String page(int rows, IntFunction<String> row) {
        return "{'rows':[" + list(rows, row) + "]}";
    }

    private static String list(int rows, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining(","));
    }

    private static String good(int i) {
        return "{'id':'" + i + "','updated_at':" + (100 + i) + ",'n':" + i + "}";
    }

    private static String keyless(int i) {
        return "{'uid':'" + i + "','updated_at':" + (500 + i) + ",'n':" + i + "}";
    }

    private void pollUntilPaused() {
        driver.pollUntil(() -> driver.runner(0).isParked());
    }

    @Test
    void rowsBeforeTheChangedPageAreSentAndThePositionStaysThere() {
        read(cursor());
        api.respond("/rows/0", "{'rows':[" + list(2, ChangedFormTest::good) + "],'next':'/2'}")
                .respond("/2", page(MANY, ChangedFormTest::keyless));
        pollUntilPaused();
        assertThat(driver.sent).containsExactly("0=0", "1=1");
        assertThat(driver.committed.get("changed")).containsEntry("updated_at", "1970-01-01T00:00:00.100Z");
        assertThat(driver.metrics.getState()).isEqualTo("PARKED");
        assertThat(driver.metrics.getDeadLetters()).isZero();
    }

    @Test
    void errorNamesRequestMissingFieldAndFieldsOnceAnHour() {
        read(Snapshot.of(ApiRequest.get("/rows").with("token", "secret"), LINKS));
        api.respond("/rows{token=secret}", page(MANY, ChangedFormTest::keyless));
        pollUntilPaused();
        driver.clock.advance(HOUR_MS - 1);
        driver.poll();
        assertThat(errors.messages("Table changed:"))
                .containsExactly(
                        "Table changed: GET /rows returned 20 rows, all of them without their key (id). Their fields: uid,"
                                + " updated_at, n. The API's response has changed: upgrade the connector, or report an issue with this"
                                + " line. The table is paused and retried hourly, and after a restart of the task; the other tables continue. Fix what the"
                                + " message says, or remove the table from the setting \"tables\"");
        driver.clock.advance(1);
        driver.pollUntil(() -> errors.messages("Table changed:").size() == 2);
    }

    @Test
    void tableResumesFromItsPositionAnHourLater() {
        read(cursor());
        api.respond("/rows/0", page(2, ChangedFormTest::good));
        driver.sync();
        api.respond("/rows/101", page(MANY, ChangedFormTest::keyless));
        driver.clock.advance(SyncDriver.INTERVAL_MS);
        pollUntilPaused();
        api.respond("/rows/101", page(4, ChangedFormTest::good));
        driver.clock.advance(HOUR_MS);
        assertThat(driver.pollUntil(() -> !driver.runner(0).isParked())).containsExactly("2=2", "3=3");
        assertThat(driver.metrics.getState()).isEqualTo("WAITING");
    }

    @Test
    void taskFailsIfConfigured() {
        read(cursor());
        driver.failWhenUnavailable();
        api.respond("/rows/0", page(MANY, ChangedFormTest::keyless));
        assertThatThrownBy(this::pollUntilPaused)
                .hasRootCauseMessage(
                        "Table changed: GET /rows/0 returned 20 rows, all of them without their key (id). Their fields:"
                                + " uid, updated_at, n. The API's response has changed: upgrade the connector, or report an issue with"
                                + " this line")
                .isInstanceOf(ConnectException.class);
        assertThat(driver.sent).isEmpty();
    }

    @Test
    void fewRowsAreDeadLetters() {
        read(cursor());
        api.respond("/rows/0", page(MANY - 1, ChangedFormTest::keyless));
        assertThat(driver.sync()).hasSize(MANY - 1).allMatch(text -> text.startsWith("!no primary key"));
    }

    @Test
    void rowsNextToOneWithAKeyAreDeadLetters() {
        read(cursor());
        api.respond("/rows/0", page(MANY + 1, i -> i == 0 ? good(i) : keyless(i)));
        assertThat(driver.sync()).hasSize(MANY + 1).contains("0=0");
    }

    @Test
    void rowsRejectedForAnotherReasonAreDeadLetters() {
        read(cursor());
        String filler = "x".repeat(Toys.MAX_BYTES);
        api.respond("/rows/0", page(MANY, i -> "{'id':'" + i + "','n':" + i + ",'filler':'" + filler + "'}"));
        assertThat(driver.sync()).hasSize(MANY).allMatch(text -> text.contains("record.max.bytes"));
    }

    @Test
    void rowsRejectedForSeveralReasonsAreDeadLetters() {
        read(cursor());
        String large = "{'id':'0','filler':'" + "x".repeat(Toys.MAX_BYTES) + "'}";
        api.respond("/rows/0", page(MANY, i -> i == 0 ? large : keyless(i)));
        assertThat(driver.sync()).hasSize(MANY).allMatch(text -> text.startsWith("!"));
    }

    @Test
    void snapshotTableDeletesNothing() {
        read(Snapshot.of(ApiRequest.get("/rows"), LINKS));
        api.respond("/rows", page(3, ChangedFormTest::good));
        driver.sync();
        for (int probe = 0; probe < 5; probe++) {
            api.respond("/rows", page(MANY, ChangedFormTest::keyless));
            driver.clock.advance(HOUR_MS);
            long before = api.count("/rows");
            driver.pollUntil(
                    () -> api.count("/rows") > before && driver.runner(0).untilDue() > 0);
        }
        api.respond("/rows", page(3, ChangedFormTest::good));
        driver.clock.advance(HOUR_MS);
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sent).containsExactly("0=0", "1=1", "2=2");
    }

    @Test
    void unorderedListsKeepTheirPosition() {
        read(new Cursor(
                "updated_at",
                OVERLAP,
                (progress, requester) ->
                        Slice.unordered(List.of(ApiRequest.get("/1"), ApiRequest.get("/2")), Paginator.SINGLE),
                null,
                null));
        api.respond("/1", page(2, ChangedFormTest::good)).respond("/2", page(MANY, ChangedFormTest::keyless));
        pollUntilPaused();
        assertThat(driver.sent).isSubsetOf("0=0", "1=1");
        assertThat(driver.metrics.getPosition()).isIn("", "1970-01-01T00:00:00Z");
    }

    @Test
    void listOfAFanOutIsNotOnlySetAside() {
        ListMark mark = new ListMark(1, 1000, 1);
        ListRead list = ListRead.of(ApiRequest.get("/1"), LINKS).in(new Order.Marked(mark, Instant.EPOCH));
        Slice slice = Slice.marked(List.of(list), Instant.ofEpochMilli(900));
        read(new FanOut(OVERLAP, (progress, requester) -> slice));
        api.respond("/1", page(MANY, ChangedFormTest::keyless));
        pollUntilPaused();
        assertThat(driver.sent).isEmpty();
        assertThat(driver.committed).isEmpty();
    }

    @Test
    void detectsAChangedFormOfChildren() {
        driver = new SyncDriver(api, rows().expand(new Children()).replicate(cursor()));
        api.respond("/rows/0", page(1, ChangedFormTest::good))
                .respond("/children", page(MANY, ChangedFormTest::keyless));
        pollUntilPaused();
        assertThat(driver.sent).isEmpty();
        assertThat(driver.committed).isEmpty();
        assertThat(errors.messages("Table changed:"))
                .singleElement()
                .asString()
                .contains("GET /children", "(id)", "uid");
    }

    @Test
    void parentsAreNoRowsOfTheTable() {
        driver = new SyncDriver(api, rows().expand(new Children()).replicate(cursor()));
        api.respond("/rows/0", page(MANY, ChangedFormTest::good)).respond("/children", page(1, ChangedFormTest::good));
        driver.pollUntil(() -> driver.runner(0).untilDue() > 0);
        assertThat(driver.sent).contains("0=0");
    }

    @Test
    void detectsAChangedFormOfADeletionFeed() {
        read(cursor().deletions(new DeletionFeed(ApiRequest.get("/deleted"), LINKS, "/gone", "at")));
        api.respond("/rows/0", page(1, ChangedFormTest::good));
        api.respond("/deleted", "{'gone':[" + list(MANY, i -> "{'contact_id':'" + i + "','at':10}") + "]}");
        pollUntilPaused();
        assertThat(driver.sent).containsExactly("0=0");
        assertThat(errors.messages("Table changed:"))
                .singleElement()
                .asString()
                .contains("GET /deleted", "contact_id, at");
    }

    @Test
    void keyWalkDeletesNothing() {
        read(cursor().keyWalk(new KeyWalk(
                ApiRequest.get("/keys"),
                LINKS,
                "/keys",
                key -> ApiRequest.get("/row"),
                Duration.ofMillis(SyncDriver.INTERVAL_MS))));
        api.respond("/rows/0", page(3, ChangedFormTest::good)).respond("/rows/102", "{'rows':[]}");
        api.respond("/keys", "{'keys':[" + list(MANY, ChangedFormTest::keyless) + "]}");
        driver.pollUntil(() -> driver.sent.size() == 3);
        driver.clock.advance(SyncDriver.INTERVAL_MS);
        driver.pollUntil(() -> driver.runner(1).isParked());
        assertThat(driver.sent).hasSize(3);
        assertThat(api.requests()).doesNotContain("/row");
        assertThat(driver.runner(0).isParked()).isFalse();
    }

    /** Children that one request reads for every parent. */
    private static final class Children implements Expansion {
        @Override
        public long time(ObjectNode parent) {
            return parent.path("updated_at").asLong();
        }

        @Override
        public long version(ObjectNode parent) {
            return parent.path("n").asLong();
        }

        @Override
        public List<Row> read(List<ObjectNode> parents, Requester requester, ChildRows rows) {
            return requester.read(ApiRequest.get("/children"), rows.at("/rows")).rows();
        }
    }
}
