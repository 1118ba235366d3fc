package io.tributary.connect.common.model;

import java.util.function.Supplier;

/** Runs schedules, and explains the first one that fails: its seed, and the steps of the shortest schedule that fails. */
final class ModelRuns {

    private ModelRuns() {}

    /**
     * Runs the schedules of some seeds.
     *
     * @throws AssertionError that explains the first one that fails
     */
    static void run(long firstSeed, long number, Supplier<Mutant> mutant) {
        for (long seed = firstSeed; seed < firstSeed + number; seed++) {
            Schedule schedule = Schedule.of(seed);
            if (failure(schedule, mutant, Trace.NONE) != null) {
                throw explain(schedule, mutant);
            }
        }
    }

    /** Why a schedule fails. Null if it does not. */
    private static Throwable failure(Schedule schedule, Supplier<Mutant> mutant, Trace trace) {
        try {
            new ModelRun(schedule, mutant.get(), trace).run();
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
