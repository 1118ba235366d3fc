package io.tributary.connect.customerio;

import io.tributary.testkit.worker.ConnectorIT;

/** The packaged Customer.io connector on real workers. */
class CustomerIoIT extends ConnectorIT {
    CustomerIoIT() {
        super(new CustomerIoKit());
    }
}
