package io.tributary.connect.common.task;

import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Polls a task with short waits, for a test that checks a condition between two polls. */
public final class ShortPolls {
    private ShortPolls() {}

    /** What is ready to be sent; empty where nothing is ready for {@code ms} milliseconds. */
    public static List<SourceRecord> poll(SourceTask task, long ms) throws InterruptedException {
        List<SourceRecord> batch = ((ApiSourceTask) task).poll(ms);
        return batch == null ? List.of() : batch;
    }
}
