package io.tributary.simulators.http;

import io.tributary.simulators.data.Draw;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Changes rows at a steady rate, on its own thread: the same changes in the same order on each run. Thread-safe. */
final class SteadyChanges {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<Draw> change;
    private final Consumer<RuntimeException> failed;
    private ScheduledExecutorService timer;
    private long changes;

    /**
     * @param change makes a random change
     * @param failed receives the exception of a failed change, after which changes continue
     */
    SteadyChanges(Consumer<Draw> change, Consumer<RuntimeException> failed) {
        this.change = change;
        this.failed = failed;
    }

    /** Starts changing rows, or changes the rate. */
    synchronized void start(double perSecond) {
        stop();
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "steady-changes");
            thread.setDaemon(true);
            return thread;
        });
        long every = (long) (SECOND / perSecond);
        timer.scheduleAtFixedRate(this::changeOnce, every, every, TimeUnit.NANOSECONDS);
    }

    /** Stops changing rows. Waits for a change in progress. */
    synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private synchronized void changeOnce() {
        try {
            change.accept(new Draw(0, "change", changes++));
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }
}
