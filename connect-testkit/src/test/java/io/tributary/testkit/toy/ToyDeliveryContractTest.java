package io.tributary.testkit.toy;

import io.tributary.testkit.contract.DeliveryContract;

/** What every connector's task delivers: the toy vendor. */
class ToyDeliveryContractTest extends DeliveryContract {
    ToyDeliveryContractTest() {
        super(new ToyKit(), ToyKit.expected());
    }
}
