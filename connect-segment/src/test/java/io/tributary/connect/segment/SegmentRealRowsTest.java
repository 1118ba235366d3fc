package io.tributary.connect.segment;

import io.tributary.testkit.contract.RealRowsContract;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** How rows recorded from Segment are mapped. */
@Tag("slow")
class SegmentRealRowsTest extends RealRowsContract {

    SegmentRealRowsTest() {
        super("segment", new Truth(), Map.of());
    }
}
