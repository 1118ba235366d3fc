package io.tributary.connect.segment;

import io.tributary.testkit.contract.RealRowsContract;
import java.util.Map;

/** Rows that were recorded from Segment's real API. */
class SegmentRealRowsTest extends RealRowsContract {

    SegmentRealRowsTest() {
        super("segment", new Truth(), Map.of());
    }
}
