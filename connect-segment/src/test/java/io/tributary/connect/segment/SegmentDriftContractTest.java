package io.tributary.connect.segment;

import io.tributary.testkit.contract.DriftContract;

/** The drift contract for Segment. */
class SegmentDriftContractTest extends DriftContract {
    SegmentDriftContractTest() {
        super(new SegmentKit(), new Truth());
    }
}
