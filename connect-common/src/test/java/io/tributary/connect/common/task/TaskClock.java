package io.tributary.connect.common.task;

import io.tributary.connect.common.time.Time;
import org.apache.kafka.connect.source.SourceTask;

/** Sets the clock of a task that has not started yet. */
public final class TaskClock {
    private TaskClock() {}

    /** Sets the clock of {@code task}. {@code time} must advance by itself. */
    public static void set(SourceTask task, Time time) {
        ((ApiSourceTask) task).time(time);
    }
}
