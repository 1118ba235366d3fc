package io.tributary.connect.kustomer;

import io.tributary.connect.common.testing.DeliveryContract;

/** What every connector delivers, of Kustomer. */
class KustomerDeliveryContractTest extends DeliveryContract {
    KustomerDeliveryContractTest() {
        super(new KustomerKit(), new Truth());
    }
}
