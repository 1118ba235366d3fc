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
 * The real task of each connector against its simulated vendor, whose responses are mutated at random: no row is lost, no
 * existing row is deleted, and the task continues or says what is wrong.
 *
 * <p>{@code -Dfuzz.mutations=20000} mutates 20,000 responses of each vendor, for at most {@code -Dfuzz.minutes=10} each,
 * {@code -Dfuzz.vendor=segment} those of one vendor; {@code -Dfuzz.first=5000} starts at another seed than 0, and
 * {@code -Dfuzz.seed=17} repeats one case. {@code -Dfuzz.parallel=128} runs more cases at once.
 */
class FuzzIT {
    private static final long MUTATIONS = Long.getLong("fuzz.mutations", 250);
    private static final long SECOND = 1_000_000_000;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(Long.getLong("fuzz.minutes", 60));
    private static final long FIRST = Long.getLong("fuzz.first", 0);
    private static final String VENDOR = System.getProperty("fuzz.vendor", "");
    private static final Long SEED = Long.getLong("fuzz.seed");
    /** More would not add coverage. */
    private static final int MAX_FAILURES = Integer.getInteger("fuzz.failures", 4);
    /** How many cases run at once, since they mostly wait. */
    private static final int PARALLEL = Integer.getInteger("fuzz.parallel", 32);

    static List<ConnectorKit> kits() {
        return Connectors.ALL.stream()
                .filter(kit -> VENDOR.isEmpty() || kit.vendor().equals(VENDOR))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kits")
    void mutatedResponsesLoseAndDeleteNothing(ConnectorKit kit) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try (World world = new World(kit, table -> true)) {
            long mutated = 0;
            long start = System.nanoTime();
            List<String> failures = new ArrayList<>();
            long next = FIRST;
            Deque<Future<Integer>> running = new ArrayDeque<>();
            do {
                while (running.size() < PARALLEL
                        && isLeft(mutated, start, failures)
                        && (SEED == null || next == FIRST)) {
                    running.add(submit(world, SEED == null ? next : SEED, threads));
                    next++;
                }
                mutated += mutatedBy(running.remove(), failures);
            } while (!running.isEmpty());
            System.out.printf(
                    "%s: mutated %d responses in %d cases, from seed %d, in %d s%n",
                    kit.vendor(), mutated, next - FIRST, FIRST, (System.nanoTime() - start) / SECOND);
            assertThat(failures).isEmpty();
            assertThat(mutated).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isLeft(long mutated, long start, List<String> failures) {
        return mutated < MUTATIONS
                && System.nanoTime() - start < TIME_LIMIT.toNanos()
                && failures.size() < MAX_FAILURES;
    }

    private static Future<Integer> submit(World world, long seed, ExecutorService threads) {
        return threads.submit(() -> new Case(world, seed).run());
    }

    private static int mutatedBy(Future<Integer> ended, List<String> failures) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            failures.add(e.getCause().getMessage());
            return 0;
        }
    }
}
