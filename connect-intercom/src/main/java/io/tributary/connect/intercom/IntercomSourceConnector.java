package io.tributary.connect.intercom;

import io.tributary.connect.common.task.ApiSourceConnector;
import org.apache.kafka.connect.connector.Task;

/** Replicates every table of the Intercom API to a Kafka topic. */
public final class IntercomSourceConnector extends ApiSourceConnector {

    public IntercomSourceConnector() {
        super(new Intercom());
    }

    @Override
    public Class<? extends Task> taskClass() {
        return IntercomSourceTask.class;
    }
}
