package io.tributary.connect.segment;

import io.tributary.connect.common.task.ApiSourceTask;

/** Replicates some of Segment's tables. */
public final class SegmentSourceTask extends ApiSourceTask {

    public SegmentSourceTask() {
        super(new Segment());
    }
}
