package io.tributary.connect.listrak;

import io.tributary.connect.common.task.ApiSourceConnector;
import org.apache.kafka.connect.connector.Task;

/** Every table of Listrak's SOAP API as a Kafka topic. */
public final class ListrakSourceConnector extends ApiSourceConnector {

    public ListrakSourceConnector() {
        super(new Listrak());
    }

    @Override
    public Class<? extends Task> taskClass() {
        return ListrakSourceTask.class;
    }
}
