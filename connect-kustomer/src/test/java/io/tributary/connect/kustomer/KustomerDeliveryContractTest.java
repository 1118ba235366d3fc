package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.DeliveryContract;

/** What every connector delivers, of Kustomer. */
class KustomerDeliveryContractTest extends DeliveryContract {
    KustomerDeliveryContractTest() {
        super(new KustomerKit(), new Truth());
    }
}
