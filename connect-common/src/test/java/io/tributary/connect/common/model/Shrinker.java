package io.tributary.connect.common.model;

import java.util.function.Predicate;

/** Finds a short schedule that still fails, by removing steps: first many at once, then fewer. */
final class Shrinker {

    private Shrinker() {}

    /**
     * @param fails whether a schedule fails; true for {@code schedule}
     */
    static Schedule shrink(Schedule schedule, Predicate<Schedule> fails) {
        Schedule shortest = schedule;
        for (int size = schedule.steps().size(); size > 0; size /= 2) {
            shortest = withoutPieces(shortest, size, fails);
        }
        return shortest.steps().size() < schedule.steps().size() ? shrink(shortest, fails) : shortest;
    }

    private static Schedule withoutPieces(Schedule schedule, int size, Predicate<Schedule> fails) {
        Schedule shortest = schedule;
        for (int from = schedule.steps().size() - size; from >= 0; from -= size) {
            Schedule shorter = shortest.without(
                    from, Math.min(from + size, shortest.steps().size()));
            if (fails.test(shorter)) {
                shortest = shorter;
            }
        }
        return shortest;
    }
}
