package io.tributary.connect.customerio;

import io.tributary.connect.common.testing.DeliveryContract;

/** What every connector delivers, of Customer.io. */
class CustomerIoDeliveryContractTest extends DeliveryContract {
    CustomerIoDeliveryContractTest() {
        super(new CustomerIoKit(), new Truth());
    }
}
