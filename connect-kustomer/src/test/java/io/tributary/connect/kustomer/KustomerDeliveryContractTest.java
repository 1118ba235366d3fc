package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.DeliveryContract;

/** The delivery contract for Kustomer. */
class KustomerDeliveryContractTest extends DeliveryContract {
    KustomerDeliveryContractTest() {
        super(new KustomerKit(), new Truth());
    }
}
