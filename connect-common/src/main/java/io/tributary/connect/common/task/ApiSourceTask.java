package io.tributary.connect.common.task;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task that reads some tables of one vendor. */
public abstract class ApiSourceTask extends SourceTask {
    private final Vendor vendor;
    private StartedTask started;

    protected ApiSourceTask(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void start(Map<String, String> props) {
        started = new StartedTask(vendor, vendor.config(props), context.offsetStorageReader());
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        return started.poll();
    }

    @Override
    public void stop() {
        if (started != null) {
            started.close();
        }
    }
}
