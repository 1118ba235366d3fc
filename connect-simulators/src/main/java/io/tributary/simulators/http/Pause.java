package io.tributary.simulators.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Delays a request, by the system's clock. */
final class Pause {

    private Pause() {}

    /** Returns after {@code length}, or immediately if the thread is interrupted, which it then still is. */
    static void of(Duration length) {
        try {
            new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
