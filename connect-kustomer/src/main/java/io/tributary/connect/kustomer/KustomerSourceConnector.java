package io.tributary.connect.kustomer;

import io.tributary.connect.common.task.ApiSourceConnector;
import org.apache.kafka.connect.connector.Task;

/** Every table of the Kustomer API as a Kafka topic. */
public final class KustomerSourceConnector extends ApiSourceConnector {

    public KustomerSourceConnector() {
        super(new Kustomer());
    }

    @Override
    public Class<? extends Task> taskClass() {
        return KustomerSourceTask.class;
    }
}
