package io.tributary.connect.listrak;

import io.tributary.connect.common.testing.DeliveryContract;
import io.tributary.sandbox.testing.VendorUnderTest;

/** What every connector delivers, of Listrak. */
class ListrakDeliveryContractTest extends DeliveryContract {
    ListrakDeliveryContractTest() {
        super(new ListrakKit(), new Truth());
    }

    /** A sweep with every sync: whatever changed is found by the next one. */
    @Override
    protected VendorUnderTest open() {
        VendorUnderTest vendor = super.open();
        driver.set("listrak.sweep.interval.ms", "1");
        return vendor;
    }
}
