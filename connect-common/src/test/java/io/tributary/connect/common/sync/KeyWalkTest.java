package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.KeyWalk;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Key walks, which find deleted rows. */
class KeyWalkTest {
    private static final Duration INTERVAL = Duration.ofMillis(SyncDriver.INTERVAL_MS);
    private static final int MANY = 20;

    private final FakeApi api = new FakeApi();
    private final SyncDriver driver = new SyncDriver(
            api,
            Table.named("rows")
                    .primaryKey("id")
                    .rowsAt("/rows")
                    .replicate(Cursor.on(
                                    "updated_at",
                                    Duration.ofMillis(10),
                                    from -> ApiRequest.get("/rows"),
                                    Paginator.SINGLE)
                            .keyWalk(new KeyWalk(
                                    ApiRequest.get("/keys"),
                                    Paginator.link("/next"),
                                    "/keys",
                                    key -> ApiRequest.get(
                                            "/row/" + key.path("id").asText()),
                                    INTERVAL))));

    @AfterEach
    void close() {
        driver.close();
    }

    private void rows(String... ids) {
        api.respond("/rows", "{'rows':[" + rows(List.of(ids)) + "]}");
    }

    private void keys(String... ids) {
        api.respond("/keys", "{'keys':[" + rows(List.of(ids)) + "]}");
    }

    private static String rows(List<String> ids) {
        return ids.stream()
                .map(id -> "{'id':'" + id + "','updated_at':100,'n':1}")
                .collect(Collectors.joining(","));
    }

    private static String[] ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
    }

    @Test
    void onlyARowsOwnRequestConfirmsItsDeletion() {
        rows("a", "b", "c");
        driver.pollUntil(() -> driver.sent.size() == 3);
        keys("a");
        api.respond("/row/b", "{'id':'b'}");
        rows("a", "b");
        assertThat(driver.runners()).isEqualTo(2);
        assertThat(driver.sync()).containsExactly("-c");
        assertThat(driver.sync()).isEmpty();
        assertThat(api.requests()).contains("/row/b", "/row/c").doesNotContain("/row/a");
    }

    @Test
    void threeWalksHaveToMissMoreThanHalfOfManyRows() {
        rows(ids(0, MANY));
        driver.pollUntil(() -> driver.sent.size() == MANY);
        rows();
        keys(ids(0, 9));
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).isEmpty();
        assertThat(api.requests()).noneMatch(path -> path.startsWith("/row/"));
        assertThat(driver.sync()).hasSize(MANY - 9).allMatch(text -> text.startsWith("-"));
    }

    @Test
    void rowsSeenByTheFirstWalkAfterARestartAreTracked() {
        rows("a", "b");
        keys("a", "b");
        driver.sync();
        rows();
        driver.restart();
        driver.sync();
        keys("a");
        assertThat(driver.sync()).containsExactly("-b");
    }

    @Test
    void rowThatComesBackWhileItIsRequestedIsNotDeleted() {
        rows("a", "b");
        driver.pollUntil(() -> driver.sent.size() == 2);
        driver.pollUntil(() -> driver.runner(0).untilDue() > 0);
        keys("a");
        api.hold("/row/b");
        driver.clock.advance(SyncDriver.INTERVAL_MS);
        driver.pollUntil(() -> api.count("/row/b") == 1);
        driver.pollUntil(() -> driver.runner(0).untilDue() > 0);
        api.respond("/rows", "{'rows':[{'id':'b','updated_at':200,'n':2}]}");
        driver.clock.advance(SyncDriver.INTERVAL_MS);
        driver.pollUntil(() -> driver.sent.contains("b=2"));
        api.release("/row/b");
        driver.pollUntil(() -> driver.runner(1).untilDue() > 0);
        assertThat(driver.sent).doesNotContain("-b");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RETRY", "UNAVAILABLE", "GONE", "DENIED", "FAIL", "WRONG_REGION", "EXPIRED_CURSOR", "BUSY"})
    void failedWalkStopsNeitherTheTableNorTheTask(Kind kind) {
        driver.failWhenUnavailable();
        rows("a", "b");
        driver.pollUntil(() -> driver.sent.size() == 2);
        api.fail("/keys", kind, 400);
        walkUntil(() -> api.count("/keys") > 3);
        rows("a", "b", "c");
        walkUntil(() -> driver.sent.contains("c=1"));
        assertThat(driver.runner(0).isParked()).isFalse();
        assertThat(driver.metrics.getKeyWalksFailed() > 0).isEqualTo(kind != Kind.BUSY);
        rows("a");
        keys("a");
        walkUntil(() -> driver.sent.size() == 5);
        assertThat(driver.sent).endsWith("-b", "-c");
    }

    private void walkUntil(BooleanSupplier condition) {
        driver.pollUntil(() -> {
            driver.clock.advance(SyncDriver.INTERVAL_MS);
            return condition.getAsBoolean();
        });
    }

    @Test
    void internalErrorInAWalkDoesNotStopTheTable() {
        rows("a", "b");
        driver.pollUntil(() -> driver.sent.size() == 2);
        api.respond("/keys", () -> {
            throw new IllegalStateException("a defect");
        });
        walkUntil(() -> driver.metrics.getKeyWalksFailed() > 0);
        assertThat(driver.runner(0).isParked()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RETRY", "UNAVAILABLE"})
    void rowThatCannotBeRequestedDoesNotHideOthersThatAreGone(Kind kind) {
        rows("a", "b", "c");
        driver.pollUntil(() -> driver.sent.size() == 3);
        rows("a");
        keys("a");
        api.fail("/row/b", kind, 500);
        assertThat(driver.sync()).containsExactly("-c");
    }

    @Test
    void noKeyWalkIfDeletesAreOff() {
        driver.settings(Instant.EPOCH, false, false, 100);
        assertThat(driver.runners()).isEqualTo(1);
    }
}
