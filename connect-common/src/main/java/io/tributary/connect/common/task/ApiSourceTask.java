package io.tributary.connect.common.task;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task that reads some tables of one vendor. */
public abstract class ApiSourceTask extends SourceTask {
    /** A poll waits at most so long: the worker stops a task only between two polls. */
    private static final long POLL_MS = 500;

    private final Vendor vendor;
    private Clock clock = Clock.systemUTC();
    private StartedTask started;

    protected ApiSourceTask(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String version() {
        return Version.current();
    }

    /** Sets the clock by which syncs are due, before the start. */
    void clock(Clock other) {
        clock = other;
    }

    @Override
    public void start(Map<String, String> props) {
        started = new StartedTask(vendor, vendor.config(props), context.offsetStorageReader(), clock);
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        return poll(POLL_MS);
    }

    /** As {@link #poll()}, but waits at most {@code ms} milliseconds. */
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
