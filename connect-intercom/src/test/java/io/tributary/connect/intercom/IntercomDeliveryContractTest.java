package io.tributary.connect.intercom;

import io.tributary.connect.common.testing.DeliveryContract;

/** What every connector delivers, of Intercom. */
class IntercomDeliveryContractTest extends DeliveryContract {
    IntercomDeliveryContractTest() {
        super(new IntercomKit(), new Truth());
    }
}
