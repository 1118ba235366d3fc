package io.tributary.connect.common.model;

import java.util.function.Supplier;

/** Runs schedules, and tells of one that fails: its seed, and the shortest that fails like it, step by step. */
final class Lives {

    private Lives() {}

    /**
     * Runs the schedules of some seeds.
     *
     * @throws AssertionError with all that is needed to understand the first one that fails
     */
    static void run(long firstSeed, long number, Supplier<Mutant> mutant) {
        for (long seed = firstSeed; seed < firstSeed + number; seed++) {
            Schedule schedule = Schedule.of(seed);
            if (failure(schedule, mutant, Trace.NONE) != null) {
                throw explain(schedule, mutant);
            }
        }
    }

    /** Why a schedule fails; null where it does not. */
    private static Throwable failure(Schedule schedule, Supplier<Mutant> mutant, Trace trace) {
        try {
            new Life(schedule, mutant.get(), trace).run();
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }

    private static AssertionError explain(Schedule schedule, Supplier<Mutant> mutant) {
        Schedule shortest = Shrinker.shrink(schedule, shorter -> failure(shorter, mutant, Trace.NONE) != null);
        Trace trace = Trace.kept();
        Throwable failure = failure(shortest, mutant, trace);
        return new AssertionError(
                "-Dtributary.seed=" + schedule.seed() + " repeats this: " + failure + "\nin " + schedule.world() + "\n"
                        + trace,
                failure);
    }
}
