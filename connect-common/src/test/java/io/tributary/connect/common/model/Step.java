package io.tributary.connect.common.model;

import java.util.SplittableRandom;

/**
 * One event of a schedule. Every step is possible at any time, so that a schedule stays valid if steps are removed.
 *
 * @param a random number, used by the step as needed
 * @param b another one
 */
record Step(Action action, int a, int b) {
    private static final int CHANCE = 10_000;

    /** The kinds of steps, with their relative frequency. */
    enum Action {
        /** A row is added or changed. */
        CHANGE(24),
        /** A row is deleted. */
        DELETE(6),
        /** Time passes. */
        PASS(10),
        /** The task is polled. */
        POLL(20),
        /** A request gets its response, as of now or of when it was sent. */
        RESPOND(22),
        /** The task is polled, and its requests run, until a sync is complete. */
        SYNC(8),
        /** A row is added, changed or deleted between two requests of the same thread. */
        MEANWHILE(2),
        /** A request fails. */
        FAIL(2),
        /** The worker stores offsets. */
        FLUSH(6),
        /** The worker dies, and another takes over. */
        CRASH(3),
        /** The task is restarted, sometimes with other settings. */
        RESTART(1),
        /** A user changes an offset. */
        ALTER(1),
        /** A parent starts or stops failing. */
        TOGGLE_SICK(1),
        /** Enough time passes for a paused table to be retried. */
        HOUR(1);

        private final int weight;

        Action(int weight) {
            this.weight = weight;
        }

        private static Action random(SplittableRandom random, int sum) {
            int left = random.nextInt(sum);
            int number = 0;
            while (left >= values()[number].weight) {
                left -= values()[number++].weight;
            }
            return values()[number];
        }

        private static int sum() {
            int sum = 0;
            for (Action action : values()) {
                sum += action.weight;
            }
            return sum;
        }
    }

    private static final int SUM = Action.sum();

    static Step random(SplittableRandom random) {
        return new Step(Action.random(random, SUM), random.nextInt(CHANCE), random.nextInt(CHANCE));
    }

    @Override
    public String toString() {
        return action.name() + ' ' + a + ' ' + b;
    }
}
