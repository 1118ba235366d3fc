package io.tributary.connect.customerio;

import io.tributary.testkit.contract.DeliveryContract;

class CustomerIoDeliveryContractTest extends DeliveryContract {
    CustomerIoDeliveryContractTest() {
        super(new CustomerIoKit(), new Truth());
    }
}
