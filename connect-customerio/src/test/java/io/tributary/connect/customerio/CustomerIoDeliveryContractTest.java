package io.tributary.connect.customerio;

import io.tributary.testkit.contract.DeliveryContract;
import org.junit.jupiter.api.Nested;

/** What every connector delivers, of Customer.io, in both forms in which it answers people. */
class CustomerIoDeliveryContractTest {

    @Nested
    class WithBarePeople extends DeliveryContract {
        WithBarePeople() {
            super(new CustomerIoKit(), new Truth());
        }
    }

    @Nested
    class WithWrappedPeople extends DeliveryContract {
        WithWrappedPeople() {
            super(CustomerIoKit.wrappedPeople(), new Truth());
        }
    }
}
