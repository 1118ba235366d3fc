package io.tributary.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real task of each connector against its simulated vendor, whose answers are spoilt at random: whatever comes, no row is
 * lost, none is deleted that is there, and the task goes on or says what is wrong.
 *
 * <p>{@code -Dfuzz.mutations=20000} spoils so many answers of each vendor, for at most {@code -Dfuzz.minutes=10} each,
 * {@code -Dfuzz.vendor=segment} those of one vendor; {@code -Dfuzz.first=5000} begins at another seed than 0, and
 * {@code -Dfuzz.seed=17} runs one case again. {@code -Dfuzz.parallel=128} runs more cases at once.
 */
class FuzzIT {
    private static final long MUTATIONS = Long.getLong("fuzz.mutations", 250);
    private static final long SECOND = 1_000_000_000;
    private static final Duration MOST = Duration.ofMinutes(Long.getLong("fuzz.minutes", 60));
    private static final long FIRST = Long.getLong("fuzz.first", 0);
    private static final String VENDOR = System.getProperty("fuzz.vendor", "");
    private static final Long SEED = Long.getLong("fuzz.seed");
    /** More would tell no more. */
    private static final int MOST_FAILURES = Integer.getInteger("fuzz.failures", 4);
    /** How many cases run at once, since they mostly wait. */
    private static final int SIDE_BY_SIDE = Integer.getInteger("fuzz.parallel", 32);

    static List<ConnectorKit> kits() {
        return Connectors.ALL.stream()
                .filter(kit -> VENDOR.isEmpty() || kit.vendor().equals(VENDOR))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kits")
    void spoiltAnswersLoseAndDeleteNothing(ConnectorKit kit) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try (World world = new World(kit, table -> true)) {
            long spoilt = 0;
            long start = System.nanoTime();
            List<String> failures = new ArrayList<>();
            long next = FIRST;
            Deque<Future<Integer>> running = new ArrayDeque<>();
            do {
                while (running.size() < SIDE_BY_SIDE
                        && isLeft(spoilt, start, failures)
                        && (SEED == null || next == FIRST)) {
                    running.add(submit(world, SEED == null ? next : SEED, threads));
                    next++;
                }
                spoilt += spoiltBy(running.remove(), failures);
            } while (!running.isEmpty());
            System.out.printf(
                    "%s: %d answers of %d cases from seed %d on were spoilt, in %d s%n",
                    kit.vendor(), spoilt, next - FIRST, FIRST, (System.nanoTime() - start) / SECOND);
            assertThat(failures).isEmpty();
            assertThat(spoilt).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isLeft(long spoilt, long start, List<String> failures) {
        return spoilt < MUTATIONS && System.nanoTime() - start < MOST.toNanos() && failures.size() < MOST_FAILURES;
    }

    private static Future<Integer> submit(World world, long seed, ExecutorService threads) {
        return threads.submit(() -> new Case(world, seed).run());
    }

    private static int spoiltBy(Future<Integer> ended, List<String> failures) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            failures.add(e.getCause().getMessage());
            return 0;
        }
    }
}
