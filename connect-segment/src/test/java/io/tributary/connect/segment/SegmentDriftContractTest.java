package io.tributary.connect.segment;

import io.tributary.testkit.contract.DriftContract;

/** What every connector makes of answers whose form has changed, of Segment. */
class SegmentDriftContractTest extends DriftContract {
    SegmentDriftContractTest() {
        super(new SegmentKit(), new Truth());
    }
}
