package io.tributary.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real task of each connector against its simulated vendor, whose answers are spoilt at random: whatever comes, no row is
 * lost, none is deleted that is there, and the task goes on or says what is wrong.
 *
 * <p>{@code -Dfuzz.mutations=20000} spoils so many answers of each vendor, for at most {@code -Dfuzz.minutes=10} each,
 * {@code -Dfuzz.vendor=segment} those of one vendor; {@code -Dfuzz.first=5000} begins at another seed than 0, and
 * {@code -Dfuzz.seed=17} runs one case again.
 */
class FuzzIT {
    private static final long MUTATIONS = Long.getLong("fuzz.mutations", 250);
    private static final long SECOND = 1_000_000_000;
    private static final Duration MOST = Duration.ofMinutes(Long.getLong("fuzz.minutes", 60));
    private static final long FIRST = Long.getLong("fuzz.first", 0);
    private static final String VENDOR = System.getProperty("fuzz.vendor", "");
    private static final Long SEED = Long.getLong("fuzz.seed");
    /** More would tell no more. */
    private static final int MOST_FAILURES = 4;
    /** Cases mostly wait. */
    private static final int SIDE_BY_SIDE = 32;

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
            while (failures.size() < MOST_FAILURES && isLeft(spoilt, start) && (SEED == null || next == FIRST)) {
                spoilt += run(world, seeds(next), threads, failures);
                next += SIDE_BY_SIDE;
            }
            System.out.printf(
                    "%s: %d answers of %d cases from seed %d on were spoilt, in %d s%n",
                    kit.vendor(), spoilt, next - FIRST, FIRST, (System.nanoTime() - start) / SECOND);
            assertThat(failures).isEmpty();
            assertThat(spoilt).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isLeft(long spoilt, long start) {
        return spoilt < MUTATIONS && System.nanoTime() - start < MOST.toNanos();
    }

    private static LongStream seeds(long first) {
        return SEED == null ? LongStream.range(first, first + SIDE_BY_SIDE) : LongStream.of(SEED);
    }

    private static long run(World world, LongStream seeds, ExecutorService threads, List<String> failures)
            throws InterruptedException {
        List<Future<Integer>> cases = seeds.mapToObj(seed -> threads.submit(() -> new Case(world, seed).run()))
                .toList();
        long spoilt = 0;
        for (Future<Integer> each : cases) {
            try {
                spoilt += each.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause().getMessage());
            }
        }
        return spoilt;
    }
}
