package io.tributary.connect.segment;

import io.tributary.testkit.worker.ConnectorIT;

/** The packaged Segment connector on real workers. */
class SegmentIT extends ConnectorIT {
    SegmentIT() {
        super(new SegmentKit());
    }
}
