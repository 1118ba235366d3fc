package io.tributary.connect.common.task;

import java.time.Clock;
import org.apache.kafka.connect.source.SourceTask;

/** Gives a task that is not started yet another clock. */
public final class TaskClock {
    private TaskClock() {}

    /** Syncs of {@code task} are due by {@code clock}, which has to go on by itself. */
    public static void set(SourceTask task, Clock clock) {
        ((ApiSourceTask) task).clock(clock);
    }
}
