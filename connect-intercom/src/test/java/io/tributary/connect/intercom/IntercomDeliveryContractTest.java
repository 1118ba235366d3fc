package io.tributary.connect.intercom;

import io.tributary.testkit.contract.DeliveryContract;

/** The delivery contract for Intercom. */
class IntercomDeliveryContractTest extends DeliveryContract {
    IntercomDeliveryContractTest() {
        super(new IntercomKit(), new Truth());
    }
}
