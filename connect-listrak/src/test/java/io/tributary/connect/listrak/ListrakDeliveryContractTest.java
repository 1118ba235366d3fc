package io.tributary.connect.listrak;

import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.DeliveryContract;

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
