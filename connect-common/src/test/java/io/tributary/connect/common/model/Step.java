package io.tributary.connect.common.model;

import java.util.SplittableRandom;

/**
 * One thing that happens. Every step makes sense at every time, so that a schedule stays one when steps are taken out.
 *
 * @param a chance, of which the step takes what it needs
 * @param b more of it
 */
record Step(Action action, int a, int b) {
    private static final int CHANCE = 10_000;

    /** What may happen, and how often compared with the others. */
    enum Action {
        /** A row comes or changes. */
        CHANGE(24),
        /** A row goes. */
        DELETE(6),
        /** Time passes. */
        PASS(10),
        /** The task is polled. */
        POLL(20),
        /** A request is answered, as of now or of when it was sent. */
        RESPOND(22),
        /** The task is polled and answered until a sync is complete. */
        SYNC(8),
        /** A row comes or changes between two requests that are sent one after the other by the same thread. */
        MEANWHILE(2),
        /** A request fails. */
        FAIL(2),
        /** The worker stores offsets. */
        FLUSH(6),
        /** The worker dies, and another takes over. */
        CRASH(3),
        /** The task is stopped and started, with other settings at times. */
        RESTART(1),
        /** A user changes an offset. */
        ALTER(1),
        /** One parent falls sick, or recovers. */
        SICKEN(1),
        /** So much time passes that a table that was parked is asked for again. */
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
