package io.tributary.connect.segment;

import io.tributary.testkit.contract.RealRowsContract;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Rows that were recorded from Segment's real API. */
@Tag("slow")
class SegmentRealRowsTest extends RealRowsContract {

    SegmentRealRowsTest() {
        super("segment", new Truth(), Map.of());
    }
}
