package io.tributary.connect.intercom;

import io.tributary.connect.common.task.ApiSourceTask;

/** Replicates some of Intercom's tables. */
public final class IntercomSourceTask extends ApiSourceTask {

    public IntercomSourceTask() {
        super(new Intercom());
    }
}
