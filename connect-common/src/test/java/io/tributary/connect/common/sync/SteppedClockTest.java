package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slices;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.Window;
import io.tributary.connect.common.testing.FakeApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of time that end at the worker's clock, when that clock steps. */
class SteppedClockTest {
    private static final Instant BEGIN = Instant.parse("2026-01-31T00:00:00Z");

    private final FakeApi api = new FakeApi();
    private final List<Duration> windows = Collections.synchronizedList(new ArrayList<>());
    private final SyncDriver driver = new SyncDriver(api, table());

    @AfterEach
    void close() {
        driver.close();
    }

    /** The last window ends now, as that of Segment's audit events does. */
    private Table table() {
        Slices days = new Slices() {
            @Override
            public Instant beginningOf(Instant time) {
                return time;
            }

            @Override
            public Instant endOf(Instant from, Progress progress) {
                Instant to = from.plus(Duration.ofDays(1));
                return to.isAfter(progress.now()) ? progress.now().plusMillis(1) : to;
            }
        };
        Window window = new Window(
                "updated_at",
                days,
                Duration.ofMinutes(1),
                (from, to) -> {
                    windows.add(Duration.between(from, to));
                    return List.of(ApiRequest.get("/rows"));
                },
                Paginator.SINGLE);
        return Table.named("rows").primaryKey("id").rowsAt("/rows").replicate(window);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 3_600_000})
    void windowsNeverEndBeforeTheyBegin(long step) {
        long now = BEGIN.plus(Duration.ofHours(12)).toEpochMilli();
        api.now(now);
        driver.clock.advance(now - driver.clock.millis());
        driver.settings(BEGIN, true, false, 100);
        api.respond("/rows", rows(now - 600_000, 1));
        assertThat(driver.sync()).containsExactly("a=1");
        driver.clock.step(step);
        api.now(now + SyncDriver.INTERVAL_MS);
        api.respond("/rows", rows(now + 30_000, 2));
        assertThat(driver.sync()).containsExactly("a=2");
        assertThat(driver.sync()).isEmpty();
        assertThat(windows).allMatch(length -> !length.isNegative() && !length.isZero());
    }

    private static String rows(long updatedAt, int n) {
        return "{'rows': [{'id': 'a', 'updated_at': " + updatedAt + ", 'n': " + n + "}]}";
    }
}
