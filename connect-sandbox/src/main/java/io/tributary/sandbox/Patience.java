package io.tributary.sandbox;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.awaitility.core.ThrowingRunnable;

/**
 * A wait that goes on as long as something moves, since a busy machine is slow and not stuck: it gives up after
 * {@link #STANDSTILL} without any progress, and after {@link #MAX} in any case. For one thread.
 */
public final class Patience {
    /** How long nothing may move. */
    public static final Duration STANDSTILL = Duration.ofMinutes(5);

    /** How long a wait may take in all. */
    public static final Duration MAX = Duration.ofMinutes(30);

    private static final Duration INTERVAL = Duration.ofMillis(200);
    /** What is awaited needs the processors too: between two looks there is so many times the time that one takes. */
    private static final int REST = 3;

    private final Supplier<?> progress;
    private final LongSupplier nanoTime;

    Patience(Supplier<?> progress, LongSupplier nanoTime) {
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    /** Waits during which {@code progress} tells something else whenever there is progress, such as a number of rows. */
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
     * @throws AssertionError what the assertion throws when the wait is given up; all else that it throws comes at once
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
                throw new AssertionError("No progress any more at " + current + ": " + failure.getMessage(), failure);
            }
        }
    }
}
