package io.tributary.connect.segment;

import io.tributary.connect.common.task.ApiSourceConnector;
import org.apache.kafka.connect.connector.Task;

/** Replicates every table of the Segment Public API to a Kafka topic. */
public final class SegmentSourceConnector extends ApiSourceConnector {

    public SegmentSourceConnector() {
        super(new Segment());
    }

    @Override
    public Class<? extends Task> taskClass() {
        return SegmentSourceTask.class;
    }
}
