package io.tributary.connect.intercom;

import io.tributary.testkit.contract.DeliveryContract;

/** What every connector delivers, of Intercom. */
class IntercomDeliveryContractTest extends DeliveryContract {
    IntercomDeliveryContractTest() {
        super(new IntercomKit(), new Truth());
    }
}
