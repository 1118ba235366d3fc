package io.tributary.connect.listrak;

import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.DeliveryContract;

/** The delivery guarantees of all connectors, for Listrak. */
class ListrakDeliveryContractTest extends DeliveryContract {
    ListrakDeliveryContractTest() {
        super(new ListrakKit(), new Truth());
    }

    /** Sweeps at each sync, so that the next one finds all changes. */
    @Override
    protected VendorUnderTest open() {
        VendorUnderTest vendor = super.open();
        driver.set("listrak.sweep.interval.ms", "1");
        return vendor;
    }
}
