package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.FakeClock;
import io.tributary.connect.common.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final ApiRequest REQUEST = ApiRequest.get("/x");

    private final SplittableRandom random = new SplittableRandom(3);
    /** A clock that wakes up late. */
    private final FakeClock late = new FakeClock(0) {
        @Override
        public void sleep(Duration duration) {
            super.sleep(duration);
            advance(random.nextInt(3));
        }
    };

    private final FakeClock clock = new FakeClock(0);

    private static TaskBudget budget(Allowance allowance, double share, Time time) {
        return TaskBudget.open("test", URI.create("http://localhost"), allowance, share, time);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 5, 10, 166, 1000})
    void noWindowExceedsTheRateAndLateWakeUpsCostLittle(double perSecond) throws InterruptedException {
        TaskBudget budget = budget(new Allowance(perSecond, Duration.ofSeconds(1), List.of()), 1, late);
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            budget.acquire("x", REQUEST);
            sent.add(late.millis());
            late.advance(random.nextInt(40) == 0 ? random.nextInt(2000) : 0);
        }
        for (long window : new long[] {1_000, 10_000, 60_000}) {
            double allowed = Math.max(1, perSecond * window / 1000) + Math.max(1, perSecond * 0.04);
            assertThat(maxIn(sent, window)).isLessThanOrEqualTo((int) Math.ceil(allowed));
        }
    }

    @Test
    void fullRateIsUsed() throws InterruptedException {
        TaskBudget budget = budget(new Allowance(100, Duration.ofSeconds(10), List.of()), 1, clock);
        for (int i = 0; i < 1000; i++) {
            budget.acquire("x", REQUEST);
        }
        assertThat(clock.millis()).isBetween(9_900L, 10_000L);
    }

    @Test
    void withoutARateNothingWaits() throws InterruptedException {
        TaskBudget budget = budget(Allowance.UNLIMITED, 1, clock);
        for (int i = 0; i < 1000; i++) {
            assertThat(budget.acquire("x", REQUEST)).isZero();
        }
    }

    @Test
    void longestHoldWins() throws InterruptedException {
        TaskBudget budget = budget(Allowance.UNLIMITED, 1, clock);
        budget.holdFor(Duration.ofMillis(5_000), "used up");
        budget.holdFor(Duration.ofMillis(1_000), "used up");
        assertThat(budget.acquire("x", REQUEST)).isEqualTo(Duration.ofMillis(5_000));
        assertThat(budget.acquire("x", REQUEST)).isZero();
    }

    @Test
    void quotaCountsItsRequestsInAnyWindow() throws InterruptedException {
        Quota searches = new Quota(request -> request.path().equals("/search"), 100, Duration.ofSeconds(60));
        TaskBudget budget = budget(new Allowance(0, Duration.ofSeconds(1), List.of(searches)), 0.5, clock);
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            assertThat(budget.acquire("x", REQUEST)).isZero();
            budget.acquire("x", ApiRequest.get("/search"));
            sent.add(clock.millis());
            clock.advance(i % 7 * 100);
        }
        assertThat(maxIn(sent, 60_000)).isEqualTo(50);
    }

    @Test
    void tinyShareStillSendsOne() throws InterruptedException {
        Quota quota = new Quota(request -> true, 3, Duration.ofSeconds(1));
        TaskBudget budget = budget(new Allowance(0, Duration.ofSeconds(1), List.of(quota)), 0.01, clock);
        budget.acquire("x", REQUEST);
        assertThat(budget.acquire("x", REQUEST)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void backOffDoublesWithinItsBounds() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(60), new SplittableRandom(1));
        for (int failures = 1; failures < 200; failures++) {
            long whole = failures > 7 ? 60_000 : Math.min(60_000, 500L << (failures - 1));
            for (int i = 0; i < 50; i++) {
                assertThat(backoff.delay(failures, null).toMillis()).isBetween(whole / 2, whole);
            }
        }
    }

    @Test
    void retryAfterTakesPrecedence() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(60), new SplittableRandom(1));
        for (int i = 0; i < 50; i++) {
            assertThat(backoff.delay(9, Duration.ofHours(2)).toMillis()).isBetween(7_200_000L, 7_200_500L);
            assertThat(backoff.delay(9, Duration.ZERO).toMillis()).isBetween(0L, 500L);
        }
    }

    private static int maxIn(List<Long> sent, long window) {
        int max = 0;
        int first = 0;
        for (int i = 0; i < sent.size(); i++) {
            while (sent.get(first) <= sent.get(i) - window) {
                first++;
            }
            max = Math.max(max, i - first + 1);
        }
        return max;
    }
}
