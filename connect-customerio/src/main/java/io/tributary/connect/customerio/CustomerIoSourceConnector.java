package io.tributary.connect.customerio;

import io.tributary.connect.common.task.ApiSourceConnector;
import org.apache.kafka.connect.connector.Task;

/** Replicates every table of the Customer.io App API to a Kafka topic. */
public final class CustomerIoSourceConnector extends ApiSourceConnector {

    public CustomerIoSourceConnector() {
        super(new CustomerIo());
    }

    @Override
    public Class<? extends Task> taskClass() {
        return CustomerIoSourceTask.class;
    }
}
