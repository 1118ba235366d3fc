package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.reading.SickParents;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.LogWatch;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parents that are set aside because their rows cannot be read. */
class SickParentTest {
    private static final int MANY = 100;

    private final FakeApi api = new FakeApi();
    private SyncDriver driver;

    @AfterEach
    void close() {
        driver.close();
    }

    private void changes() {
        read(1, Cursor.on("updated_at", Duration.ofMillis(10), from -> ApiRequest.get("/parents"), Paginator.SINGLE));
    }

    private void snapshot(int atOnce) {
        read(atOnce, Snapshot.of(ApiRequest.get("/parents"), Paginator.SINGLE));
    }

    private void read(int atOnce, Replication replication) {
        driver = new SyncDriver(
                api,
                Table.named("rows")
                        .primaryKey("id")
                        .rowsAt("/parents")
                        .expand(new Children(atOnce, replication instanceof Cursor))
                        .replicate(replication));
    }

    /** Parents from number {@code from} (inclusive) to {@code to} (exclusive), each with one child. */
    private void parents(int from, int to) {
        api.respond(
                "/parents",
                IntStream.range(from, to)
                        .mapToObj(i -> "{'id':'" + i + "','at':" + (100 + i) + "}")
                        .collect(Collectors.joining(",", "{'parents':[", "]}")));
        IntStream.range(from, to).forEach(this::recover);
    }

    private void recover(int parent) {
        api.respond("/parents/" + parent, "{'children':[{'id':'c" + parent + "','n':1}]}");
    }

    private void failParents(Kind kind, int... parents) {
        IntStream.of(parents).forEach(i -> api.fail("/parents/" + i, kind, kind == Kind.RETRY ? 500 : 403));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RETRY", "UNAVAILABLE", "EXPIRED_CURSOR"})
    void oneParentIsSetAsideAndRetriedAtEachSyncAlsoAfterARestart(Kind kind) {
        changes();
        parents(0, 4);
        failParents(kind, 1);
        assertThat(driver.sync()).containsExactly("c0=1", "c2=1", "c3=1");
        assertThat(driver.metrics.getParentsSetAside()).isEqualTo(1);
        assertThat(driver.sync()).isEmpty();
        parents(4, 5);
        failParents(kind, 1);
        assertThat(driver.sync()).containsExactly("c4=1");
        driver.restart();
        assertThat(driver.metrics.getParentsSetAside()).isEqualTo(1);
        assertThat(driver.sync()).isEmpty();
        recover(1);
        assertThat(driver.sync()).containsExactly("c1=1");
        assertThat(driver.metrics.getParentsSetAside()).isZero();
        assertThat(driver.sync()).isEmpty();
        driver.restart();
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void parentReadFromItsPageIsNotRetried() {
        changes();
        parents(0, 3);
        failParents(Kind.RETRY, 1);
        driver.sync();
        recover(1);
        api.respond("/parents", "{'parents':[{'id':'1','at':200}]}");
        assertThat(driver.sync()).containsExactly("c1=1");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void logsOneWarningUntilTheParentIsRead() {
        try (LogWatch log = LogWatch.of(SickParents.class.getName(), Level.WARN)) {
            changes();
            parents(0, 3);
            failParents(Kind.RETRY, 1);
            driver.sync();
            driver.sync();
            assertThat(log.messages("GET /parents/1 returned 500")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void outageIfNoParentCanBeRead(int number) {
        changes();
        parents(0, number);
        IntStream.range(0, number)
                .forEach(i -> api.respond("/parents/" + i, () -> {
                    api.fail("/parents", Kind.RETRY, 503);
                    throw new ApiException(Kind.RETRY, 503, null, "all are down", null);
                }));
        assertThatThrownBy(() -> driver.sync()).hasRootCauseMessage("all are down");
    }

    @Test
    void fiveFailingParentsAreAnOutageEvenIfTheirListIsRead() {
        changes();
        parents(0, 5);
        failParents(Kind.RETRY, 0, 1, 2, 3, 4);
        assertThatThrownBy(() -> driver.sync()).rootCause().message().matches("GET /parents/[0-4] returned 500");
    }

    @Test
    void manyFailingParentsAreNotAnOutageIfOthersAreRead() {
        changes();
        parents(0, MANY);
        failParents(Kind.RETRY, 40, 41, 42, 43, 44, 45, 46, 47);
        assertThat(driver.sync()).hasSize(MANY - 8);
        assertThat(driver.metrics.getParentsSetAside()).isEqualTo(8);
        IntStream.range(40, 48).forEach(this::recover);
        assertThat(driver.sync()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 30})
    void permissionMissingForAllPausesTheTable(int number) {
        changes();
        parents(0, number);
        IntStream.range(0, number).forEach(i -> failParents(Kind.UNAVAILABLE, i));
        driver.pollUntil(() -> driver.runner(0).isParked());
        assertThat(driver.sent).isEmpty();
        parents(0, number);
        driver.clock.advance(Duration.ofHours(1).toMillis());
        driver.pollUntil(() -> driver.sent.size() == number);
    }

    @Test
    void refusedCredentialFailsTheTask() {
        changes();
        parents(0, 3);
        failParents(Kind.FAIL, 1);
        assertThatThrownBy(() -> driver.sync()).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 57, 99})
    void onlyTheFailingParentOfABatchIsSetAside(int sick) {
        snapshot(MANY);
        parents(0, MANY);
        failParents(Kind.RETRY, sick);
        assertThat(driver.sync()).hasSize(MANY - 1).doesNotContain("c" + sick + "=1");
        assertThat(driver.metrics.getParentsSetAside()).isEqualTo(1);
        recover(sick);
        assertThat(driver.sync()).containsExactly("c" + sick + "=1");
    }

    @Test
    void sweepWithAParentSetAsideDeletesNothing() {
        snapshot(1);
        parents(0, 4);
        driver.sync();
        parents(0, 3);
        failParents(Kind.RETRY, 1);
        assertThat(driver.sync()).isEmpty();
        recover(1);
        assertThat(driver.sync()).containsExactly("-c3");
    }

    @Test
    void invalidIdSetsAsideThatParentOnly() {
        changes();
        parents(0, 1);
        api.respond("/parents", "{'parents':[{'id':'0','at':100},{'id':'..','at':101},{'id':'x y','at':102}]}");
        api.respond("/parents/x%20y", "{'children':[{'id':'cx','n':1}]}");
        assertThat(driver.sync()).containsExactly("c0=1", "cx=1");
        assertThat(driver.metrics.getParentsSetAside()).isEqualTo(1);
    }

    private record Children(int atOnce, boolean timed) implements Expansion {
        @Override
        public int parentsAtOnce() {
            return atOnce;
        }

        @Override
        public long time(ObjectNode parent) {
            return timed ? parent.path("at").asLong() : Row.NO_TIME;
        }

        @Override
        public long version(ObjectNode parent) {
            return Fingerprint.hash(parent.toString());
        }

        @Override
        public List<Row> read(List<ObjectNode> parents, Requester requester, ChildRows rows) {
            return parents.stream()
                    .flatMap(parent -> requester
                            .read(
                                    ApiRequest.byId(
                                            "/parents/{}", parent.path("id").asText()),
                                    rows.at("/children"))
                            .rows()
                            .stream())
                    .toList();
        }
    }
}
