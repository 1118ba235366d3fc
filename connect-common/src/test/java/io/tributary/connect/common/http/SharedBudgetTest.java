package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.SharedBudget.Member;
import io.tributary.connect.common.http.SharedBudget.Turn;
import io.tributary.connect.common.testing.FakeClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedBudgetTest {
    private static final ApiRequest REQUEST = ApiRequest.get("/x");
    private static final ApiRequest SEARCH = ApiRequest.get("/search");
    private static final Quota SEARCHES =
            new Quota(request -> request.path().equals("/search"), 100, Duration.ofSeconds(60));

    private final FakeClock clock = new FakeClock(0);
    private final Map<Member, List<Long>> sent = new HashMap<>();
    /** The tables of threads, by number; "x" for others. */
    private final Map<Integer, String> tables = new HashMap<>();

    private final Map<String, Integer> sentFor = new HashMap<>();

    /** A request thread: it wakes at a time, and sends when it may. */
    private record Waiting(Member member, int thread, Turn turn, long at) {}

    /** Runs threads until {@code endMs}. A thread that has sent a request sends the next one after {@code latencyMs}. */
    private void run(
            SharedBudget budget, Map<Member, Integer> threads, ApiRequest request, long latencyMs, long endMs) {
        PriorityQueue<Waiting> queue = new PriorityQueue<>(Comparator.comparingLong(Waiting::at));
        threads.forEach((member, count) -> {
            for (int i = 0; i < count; i++) {
                queue.add(new Waiting(member, i, null, clock.elapsedMs()));
            }
        });
        while (queue.peek().at() < endMs) {
            Waiting next = queue.remove();
            clock.advance(Math.max(0, next.at() - clock.elapsedMs()));
            Turn turn = next.turn() == null
                    ? budget.enter(next.member(), tables.getOrDefault(next.thread(), "x"), request)
                    : next.turn();
            long wait = budget.tryTake(turn);
            if (wait == 0) {
                sentFor.merge(tables.getOrDefault(next.thread(), "x"), 1, Integer::sum);
                sent.computeIfAbsent(next.member(), member -> new ArrayList<>()).add(clock.elapsedMs());
            }
            queue.add(new Waiting(
                    next.member(),
                    next.thread(),
                    wait == 0 ? null : turn,
                    clock.elapsedMs() + (wait == 0 ? latencyMs : wait)));
        }
        queue.stream().map(Waiting::turn).filter(Objects::nonNull).forEach(budget::leave);
    }

    private List<Long> all() {
        return sent.values().stream().flatMap(List::stream).sorted().toList();
    }

    private int sentBy(Member member) {
        return sent.getOrDefault(member, List.of()).size();
    }

    private static Allowance allowance(double perSecond, int windowSeconds) {
        return new Allowance(perSecond, Duration.ofSeconds(windowSeconds), List.of());
    }

    @ParameterizedTest
    @CsvSource({"10,1", "166,10", "16,60", "5,60"})
    void tasksTogetherUseTheAllowanceAndNoWindowHasMore(int perSecond, int windowSeconds) {
        SharedBudget budget = new SharedBudget(allowance(perSecond, windowSeconds), clock);
        run(budget, Map.of(new Member(0.7), 64, new Member(0.3), 64), REQUEST, 200, 180_000);
        assertThat(all().size()).isGreaterThan((int) (0.975 * 180 * perSecond));
        assertThat(maxIn(all(), windowSeconds * 1000L)).isLessThanOrEqualTo(perSecond * windowSeconds);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noWindowHasMoreWhateverTheTasksDo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int perSecond = 1 + random.nextInt(200);
        int windowSeconds = 1 + random.nextInt(10);
        SharedBudget budget = new SharedBudget(allowance(perSecond, windowSeconds), clock);
        List<Member> tasks = List.of(new Member(0.5), new Member(0.25), new Member(0.25));
        for (int i = 0; i < 40; i++) {
            Map<Member, Integer> threads = new HashMap<>();
            tasks.forEach(task -> threads.put(task, 1 + random.nextInt(30)));
            if (random.nextInt(4) == 0) {
                budget.remove(tasks.get(random.nextInt(3)));
            }
            if (random.nextInt(4) == 0) {
                budget.holdFor(Duration.ofMillis(random.nextInt(3_000)), "used up");
            }
            run(budget, threads, REQUEST, random.nextInt(500), clock.elapsedMs() + random.nextInt(5_000));
            clock.advance(random.nextInt(2_000));
        }
        assertThat(maxIn(all(), windowSeconds * 1000L)).isLessThanOrEqualTo(perSecond * windowSeconds);
    }

    @Test
    void taskUsesWhatAnotherLeaves() {
        SharedBudget budget = new SharedBudget(allowance(10, 1), clock);
        Member busy = new Member(0.2);
        Member idle = new Member(0.8);
        run(budget, Map.of(busy, 20, idle, 1), REQUEST, 1_000, 100_000);
        assertThat(sentBy(idle)).isBetween(85, 100);
        assertThat(sentBy(busy)).isGreaterThan(860);
    }

    @Test
    void sharesAreKeptWhereAllTasksHaveMoreRequests() {
        SharedBudget budget = new SharedBudget(allowance(10, 1), clock);
        Member small = new Member(0.2);
        Member large = new Member(0.8);
        run(budget, Map.of(small, 60, large, 4), REQUEST, 100, 100_000);
        assertThat((double) sentBy(large) / sentBy(small)).isBetween(3.5, 4.5);
    }

    @Test
    void pageByPageTableDoesNotWaitBehindAnotherTablesRequests() {
        SharedBudget budget = new SharedBudget(allowance(10, 1), clock);
        tables.put(0, "cursor");
        run(budget, Map.of(new Member(1), 40), REQUEST, 200, 100_000);
        assertThat(sentFor.get("cursor")).isGreaterThan(250);
        assertThat(all()).hasSizeGreaterThan(970);
    }

    @Test
    void tasksOfOtherWorkersKeepTheirShare() {
        SharedBudget budget = new SharedBudget(allowance(10, 1), clock);
        run(budget, Map.of(new Member(0.3), 64), REQUEST, 100, 100_000);
        assertThat(all()).hasSizeBetween(290, 305);
        assertThat(maxIn(all(), 1_000)).isLessThanOrEqualTo(3);
    }

    @Test
    void shareOfATaskThatStoppedIsNotUsed() {
        SharedBudget budget = new SharedBudget(allowance(10, 1), clock);
        Member stopped = new Member(0.5);
        Member left = new Member(0.5);
        run(budget, Map.of(stopped, 1, left, 8), REQUEST, 100, 10_000);
        budget.remove(stopped);
        sent.clear();
        run(budget, Map.of(left, 8), REQUEST, 100, 110_000);
        assertThat(sentBy(left)).isBetween(485, 505);
    }

    @Test
    void shareCountsOnceWhileAStalledTaskRunsBesideItsSuccessor() {
        SharedBudget budget = new SharedBudget(allowance(10, 1), clock);
        run(budget, Map.of(new Member(1), 8, new Member(1), 8), REQUEST, 100, 100_000);
        assertThat(all()).hasSizeBetween(970, 1_000);
    }

    @Test
    void searchesDoNotDelayOtherRequests() {
        SharedBudget budget = new SharedBudget(new Allowance(5, Duration.ofSeconds(60), List.of(SEARCHES)), clock);
        Member task = new Member(1);
        run(budget, Map.of(task, 64), SEARCH, 100, 30_000);
        assertThat(sentBy(task)).isEqualTo(100);
        sent.clear();
        run(budget, Map.of(task, 1), REQUEST, 100, 50_000);
        assertThat(sentBy(task)).isBetween(98, 102);
    }

    @Test
    void searchesOfAllTasksShareTheirQuota() {
        SharedBudget budget = new SharedBudget(new Allowance(0, Duration.ofSeconds(60), List.of(SEARCHES)), clock);
        run(budget, Map.of(new Member(0.5), 4, new Member(0.5), 4), SEARCH, 100, 600_000);
        assertThat(maxIn(all(), 60_000)).isEqualTo(100);
        assertThat(all()).hasSize(1_000);
    }

    @Test
    void holdOfOneTaskHoldsAllTasksOfTheConnector() throws InterruptedException {
        URI api = URI.create("http://localhost");
        try (TaskBudget one = TaskBudget.open("c", api, allowance(10, 1), 0.5, clock);
                TaskBudget two = TaskBudget.open("c", api, allowance(10, 1), 0.5, clock);
                TaskBudget other = TaskBudget.open("d", api, allowance(10, 1), 1, clock)) {
            one.holdFor(Duration.ofSeconds(7), "429");
            assertThat(other.acquire("x", REQUEST)).isZero();
            assertThat(two.acquire("x", REQUEST)).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void budgetIsFreedWithItsLastTask() {
        Allowance allowance = allowance(10, 1);
        OpenBudgets.Key key = OpenBudgets.Key.of("c", URI.create("http://localhost"), allowance, clock);
        SharedBudget budget = OpenBudgets.open(key, allowance);
        OpenBudgets.open(key, allowance);
        OpenBudgets.close(key);
        assertThat(OpenBudgets.open(key, allowance)).isSameAs(budget);
        OpenBudgets.close(key);
        OpenBudgets.close(key);
        assertThat(OpenBudgets.open(key, allowance)).isNotSameAs(budget);
        OpenBudgets.close(key);
    }

    @Test
    void requestsInFlightFollowFromRateAndLatency() throws InterruptedException {
        TaskBudget budget = TaskBudget.open("c", URI.create("http://localhost"), allowance(100, 1), 1, clock);
        budget.acquire("x", REQUEST);
        List<Integer> found = new ArrayList<>();
        for (long latency : new long[] {50, 200, 1_000}) {
            for (int i = 0; i < 200; i++) {
                budget.took(latency);
            }
            found.add(budget.requestsInFlight());
        }
        assertThat(found).containsExactly(56, 71, 151);
    }

    @Test
    void withoutABudgetAnyNumberOfRequestsIsUseful() {
        TaskBudget budget = TaskBudget.open("c", URI.create("http://localhost"), Allowance.UNLIMITED, 1, clock);
        assertThat(budget.requestsInFlight()).isEqualTo(Integer.MAX_VALUE);
    }

    private static int maxIn(List<Long> times, long window) {
        int max = 0;
        int first = 0;
        for (int i = 0; i < times.size(); i++) {
            while (times.get(first) <= times.get(i) - window) {
                first++;
            }
            max = Math.max(max, i - first + 1);
        }
        return max;
    }
}
