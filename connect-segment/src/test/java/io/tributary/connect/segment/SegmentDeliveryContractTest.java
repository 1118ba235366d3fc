package io.tributary.connect.segment;

import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.DeliveryContract;

/** The delivery contract for Segment. */
class SegmentDeliveryContractTest extends DeliveryContract {
    SegmentDeliveryContractTest() {
        super(new SegmentKit(), new Truth());
    }

    @Override
    protected VendorUnderTest open() {
        VendorUnderTest vendor = super.open();
        driver.set("snapshot.interval.ms", SimulatedTask.CATALOGS_SOON);
        return vendor;
    }
}
