package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.LogWatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshot tables with a duplicate key, with different contents. */
class KeyTwiceTest {
    private static final int FAR = 5_000;

    private final FakeApi api = new FakeApi();
    private final SyncDriver driver = new SyncDriver(
            api,
            Table.named("pairs")
                    .primaryKey("id")
                    .rowsAt("/rows")
                    .replicate(Snapshot.of(
                            List.of(ApiRequest.get("/one"), ApiRequest.get("/other")), Paginator.link("/next"))));

    @AfterEach
    void close() {
        driver.close();
    }

    private void lists(String one, String other) {
        api.respond("/one", "{'rows':[" + one + "]}").respond("/other", "{'rows':[" + other + "]}");
    }

    private static String row(String id, int n) {
        return "{'id':'" + id + "','n':" + n + "}";
    }

    private static String rows(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> row(prefix + i, 1)).collect(Collectors.joining(","));
    }

    private static String rows(String... rows) {
        return String.join(",", rows);
    }

    @Test
    void lastRowOfASweepIsSentAndNothingIsRepeated() {
        lists(rows(row("a", 1), row("b", 1), row("a", 2), row("a", 3)), "");
        assertThat(driver.sync()).containsExactlyInAnyOrder("b=1", "a=3");
        assertThat(driver.sync()).isEmpty();
        driver.restart();
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void changeOfTheLastRowIsSentOnce() {
        lists(rows(row("a", 1), row("a", 2)), "");
        driver.sync();
        lists(rows(row("a", 1), row("a", 3)), "");
        assertThat(driver.sync()).containsExactly("a=3");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void keyThatStartsToComeTwiceIsSentOnce() {
        lists(row("a", 1), "");
        driver.sync();
        lists(rows(row("a", 1), row("a", 2)), "");
        assertThat(driver.sync()).containsExactly("a=2");
        assertThat(driver.sync()).isEmpty();
        lists(row("a", 1), "");
        assertThat(driver.sync()).containsExactly("a=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/one", "/other"})
    void lastListCountsWhateverTheResponseOrder(String late) {
        lists(row("a", 1), row("a", 2));
        for (int sync = 0; sync < 2; sync++) {
            api.hold(late);
            int requested = sync + 1;
            driver.clock.advance(SyncDriver.INTERVAL_MS);
            driver.pollUntil(() -> api.count("/one") == requested && api.count("/other") == requested);
            api.release(late);
            driver.pollUntil(() -> driver.runner(0).untilDue() > 0);
            driver.restart();
        }
        assertThat(driver.sent).containsExactly("a=2");
    }

    @Test
    void rowsFarApartAreNotRepeated() {
        api.respond("/one", "{'rows':[" + rows(row("a", 1), rows("x", FAR)) + "],'next':'/2'}")
                .respond("/2", "{'rows':[" + row("a", 2) + "]}")
                .respond("/other", "{'rows':[]}");
        assertThat(driver.sync()).hasSize(FAR + 2).endsWith("a=2");
        assertThat(driver.sync()).isEmpty();
        driver.restart();
        assertThat(driver.sync()).isEmpty();
    }

    private void twoPagesShowOneKey() {
        api.respond("/one", "{'rows':[" + row("a", 1) + "],'next':'/2'}")
                .respond("/2", "{'rows':[" + row("a", 2) + "]}")
                .respond("/other", "{'rows':[]}");
    }

    private void refuseTheSecondPage() {
        api.fail("/2", Kind.UNAVAILABLE, 403);
        driver.clock.advance(SyncDriver.INTERVAL_MS);
        driver.pollUntil(() -> driver.runner(0).isParked());
    }

    @Test
    void failedSweepSendsNoVersionThatAnotherMayFollow() {
        twoPagesShowOneKey();
        assertThat(driver.sync()).containsExactly("a=2");
        driver.restart();
        refuseTheSecondPage();
        assertThat(driver.sent).containsExactly("a=2");
    }

    /** What was sent before the generation was raised is not known. */
    @Test
    void failedSweepAfterARaisedGenerationSendsNoneEither() {
        twoPagesShowOneKey();
        driver.sync();
        driver.committed.put("pairs", Map.of("generation", 1L));
        driver.restart();
        refuseTheSecondPage();
        assertThat(driver.sent).containsExactly("a=2");
    }

    @Test
    void keyIsSentOncePerSweepIfEveryRowIsSent() {
        driver.settings(Instant.EPOCH, true, true, 100);
        lists(rows(row("a", 1), row("b", 1), row("a", 2)), "");
        assertThat(driver.sync()).containsExactlyInAnyOrder("b=1", "a=2");
        assertThat(driver.sync()).containsExactlyInAnyOrder("b=1", "a=2");
    }

    @Test
    void keyThatComesTwiceIsDeletedOnce() {
        lists(rows(row("a", 1), row("a", 2), row("b", 1)), "");
        driver.sync();
        lists(row("b", 1), "");
        assertThat(driver.sync()).containsExactly("-a");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void keyThatComesTwiceIsLoggedOnce() {
        try (LogWatch log = LogWatch.of(OnePerKey.class.getName(), Level.WARN)) {
            lists(rows(row("a", 1), row("a", 2), row("b", 1), row("b", 2)), "");
            driver.sync();
            driver.sync();
            assertThat(log.messages("Table pairs")).singleElement().asString().contains("more than once");
        }
    }
}
