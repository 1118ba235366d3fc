package io.tributary.connect.kustomer;

import io.tributary.connect.common.task.ApiSourceConnector;
import org.apache.kafka.connect.connector.Task;

/** Replicates every table of the Kustomer API to a Kafka topic. */
public final class KustomerSourceConnector extends ApiSourceConnector {

    public KustomerSourceConnector() {
        super(new Kustomer());
    }

    @Override
    public Class<? extends Task> taskClass() {
        return KustomerSourceTask.class;
    }
}
