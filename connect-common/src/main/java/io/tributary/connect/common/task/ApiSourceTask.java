package io.tributary.connect.common.task;

import io.tributary.connect.common.time.Time;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task that replicates some tables of one vendor. Used by the task's thread. */
public abstract class ApiSourceTask extends SourceTask {
    /** The longest wait of a poll. It is short, because the worker stops a task only between two polls. */
    private static final long POLL_MS = 500;

    private final Vendor vendor;
    private Time time = Time.SYSTEM;
    private StartedTask started;

    protected ApiSourceTask(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String version() {
        return Version.current();
    }

    /** Sets the clock. Call it before the start. */
    void time(Time other) {
        time = other;
    }

    @Override
    public void start(Map<String, String> props) {
        started = new StartedTask(vendor, vendor.config(props), context.offsetStorageReader(), time);
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        return poll(POLL_MS);
    }

    /** Like {@link #poll()}, but waits at most {@code ms} milliseconds. */
    List<SourceRecord> poll(long ms) throws InterruptedException {
        return started.poll(ms);
    }

    @Override
    public void stop() {
        if (started != null) {
            started.close();
        }
    }
}
