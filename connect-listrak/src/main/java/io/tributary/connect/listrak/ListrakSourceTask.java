package io.tributary.connect.listrak;

import io.tributary.connect.common.task.ApiSourceTask;

/** Reads some of Listrak's tables. */
public final class ListrakSourceTask extends ApiSourceTask {

    public ListrakSourceTask() {
        super(new Listrak());
    }
}
