package io.tributary.connect.intercom;

import io.tributary.testkit.contract.DeliveryContract;

/** What every connector delivers, of an Intercom that answers as people tell who saw other answers than its reference has. */
class IntercomOtherwiseDeliveryContractTest extends DeliveryContract {
    IntercomOtherwiseDeliveryContractTest() {
        super(new IntercomKit(true), new Truth());
    }
}
