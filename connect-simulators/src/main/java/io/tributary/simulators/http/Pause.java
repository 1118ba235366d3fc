package io.tributary.simulators.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Delays a request, by the system's clock. */
final class Pause {

    private Pause() {}

    /** Returns after {@code length}, or immediately if the thread is interrupted. */
    static void of(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }
}
