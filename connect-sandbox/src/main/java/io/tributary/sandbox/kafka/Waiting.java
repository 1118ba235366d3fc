package io.tributary.sandbox.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again and again until there is an answer. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /**
     * The first answer of {@code attempt}.
     *
     * @param what what is waited for, as a noun: the message names it when time runs out
     * @throws IllegalStateException when there was no answer within {@code limit}, or the thread was interrupted
     */
    static <T> T until(Duration limit, Supplier<String> what, Supplier<Optional<T>> attempt) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<T> response = attempt.get();
        while (response.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited " + limit.toSeconds() + " s in vain for " + what.get());
            }
            pause(PAUSE);
            response = attempt.get();
        }

        return response.get();
    }

    /** Lets time pass; throws IllegalStateException when the thread is interrupted. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
