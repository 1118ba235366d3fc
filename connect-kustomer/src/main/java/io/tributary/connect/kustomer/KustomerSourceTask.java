package io.tributary.connect.kustomer;

import io.tributary.connect.common.task.ApiSourceTask;

/** Replicates some of Kustomer's tables. */
public final class KustomerSourceTask extends ApiSourceTask {

    public KustomerSourceTask() {
        super(new Kustomer());
    }
}
