package io.tributary.connect.customerio;

import io.tributary.testkit.contract.DriftContract;

/** What every connector makes of answers whose form has changed, of Customer.io. */
class CustomerIoDriftContractTest extends DriftContract {
    CustomerIoDriftContractTest() {
        super(new CustomerIoKit(), new Truth());
    }
}
