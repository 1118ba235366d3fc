package io.tributary.simulators.http;

import io.tributary.simulators.data.Draw;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Changes rows at a steady rate, on a thread of its own: the same changes in the same order each time. Thread-safe. */
final class SteadyChanges {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<Draw> change;
    private final Consumer<RuntimeException> failed;
    private ScheduledExecutorService timer;
    private long changes;

    /**
     * @param change one change, of which the draw decides what it is
     * @param failed told of a change that failed; the next ones go on
     */
    SteadyChanges(Consumer<Draw> change, Consumer<RuntimeException> failed) {
        this.change = change;
        this.failed = failed;
    }

    /** Begins to change rows, in place of an earlier rate. */
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

    /** Ends the changes; one that is under way is over when this returns. */
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
