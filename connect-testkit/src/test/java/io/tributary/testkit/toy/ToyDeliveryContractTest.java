package io.tributary.testkit.toy;

import io.tributary.testkit.contract.DeliveryContract;

/** What every connector delivers, of the vendor of docs/extending.md. */
class ToyDeliveryContractTest extends DeliveryContract {
    ToyDeliveryContractTest() {
        super(new ToyKit(), ToyKit.expected());
    }
}
