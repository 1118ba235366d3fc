package io.tributary.sandbox;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.awaitility.core.ThrowingRunnable;

/**
 * A wait that continues as long as there is progress, because a busy machine is slow, not stuck. It gives up after
 * {@link #STANDSTILL} without progress, and after {@link #MAX} in any case. Used by one thread.
 */
public final class Patience {
    /** Maximum time without progress. */
    public static final Duration STANDSTILL = Duration.ofMinutes(5);

    /** Maximum time of a wait. */
    public static final Duration MAX = Duration.ofMinutes(30);

    private static final Duration INTERVAL = Duration.ofMillis(200);
    /** A pause is this many times as long as the check before it, to leave the CPU to what is awaited. */
    private static final int REST = 3;

    private final Supplier<?> progress;
    private final LongSupplier nanoTime;

    Patience(Supplier<?> progress, LongSupplier nanoTime) {
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    /** A wait with a measure of progress, such as a number of rows: it changes whenever there is progress. */
    public static Patience whileMoving(Supplier<?> progress) {
        return new Patience(progress, System::nanoTime);
    }

    /** Waits until a condition holds. */
    public void until(Callable<Boolean> condition) {
        untilAsserted(() -> {
            if (!condition.call()) {
                throw new AssertionError("The condition does not hold");
            }
        });
    }

    /**
     * Waits until an assertion holds.
     *
     * @throws AssertionError the last one of the assertion, if the wait gives up; other exceptions are thrown immediately
     */
    public void untilAsserted(ThrowingRunnable assertion) {
        Watch watch = new Watch();
        await().forever()
                .pollDelay(Duration.ZERO)
                .pollInterval((looks, before) -> watch.pause())
                .until(() -> watch.holds(assertion));
    }

    private final class Watch {
        private final long start = nanoTime.getAsLong();
        private long moved = start;
        private Object last = progress.get();
        private volatile Duration took = Duration.ZERO;

        Duration pause() {
            Duration rest = took.multipliedBy(REST);
            return rest.compareTo(INTERVAL) > 0 ? rest : INTERVAL;
        }

        boolean holds(ThrowingRunnable assertion) throws Exception {
            long begin = System.nanoTime();
            try {
                return looks(assertion);
            } finally {
                took = Duration.ofNanos(System.nanoTime() - begin);
            }
        }

        private boolean looks(ThrowingRunnable assertion) throws Exception {
            try {
                assertion.run();
                return true;
            } catch (AssertionError e) {
                requireProgress(e);
                return false;
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private void requireProgress(AssertionError failure) {
            long now = nanoTime.getAsLong();
            Object current = progress.get();
            if (!current.equals(last)) {
                last = current;
                moved = now;
            }
            if (now - moved > STANDSTILL.toNanos() || now - start > MAX.toNanos()) {
                throw new AssertionError("No progress beyond " + current + ": " + failure.getMessage(), failure);
            }
        }
    }
}
