package io.tributary.connect.customerio;

import io.tributary.connect.common.task.ApiSourceTask;

/** Replicates some of Customer.io's tables. */
public final class CustomerIoSourceTask extends ApiSourceTask {

    public CustomerIoSourceTask() {
        super(new CustomerIo());
    }
}
