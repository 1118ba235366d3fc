package io.tributary.connect.customerio;

import io.tributary.testkit.contract.DriftContract;

/** The drift contract for Customer.io. */
class CustomerIoDriftContractTest extends DriftContract {
    CustomerIoDriftContractTest() {
        super(new CustomerIoKit(), new Truth());
    }
}
