package io.tributary.sandbox.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Polls until there is a result. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /**
     * Calls {@code attempt} until it returns a result.
     *
     * @param what what is awaited, for the message on timeout
     * @throws IllegalStateException if there is no result within {@code limit}, or the thread is interrupted
     */
    static <T> T until(Duration limit, Supplier<String> what, Supplier<Optional<T>> attempt) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<T> response = attempt.get();
        while (response.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Timed out after " + limit.toSeconds() + " s waiting for " + what.get());
            }
            pause(PAUSE);
            response = attempt.get();
        }

        return response.get();
    }

    /** Sleeps. Throws IllegalStateException if the thread is interrupted. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
