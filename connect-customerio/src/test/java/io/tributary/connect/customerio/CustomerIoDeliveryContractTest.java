package io.tributary.connect.customerio;

import io.tributary.testkit.contract.DeliveryContract;
import org.junit.jupiter.api.Nested;

/** The delivery contract for Customer.io, in both forms of its responses. */
class CustomerIoDeliveryContractTest {

    @Nested
    class OfTheFormsSeenLive extends DeliveryContract {
        OfTheFormsSeenLive() {
            super(new CustomerIoKit(), new Truth());
        }
    }

    @Nested
    class OfTheAlternateForms extends DeliveryContract {
        OfTheAlternateForms() {
            super(CustomerIoKit.ofAlternateForms(), new Truth());
        }
    }
}
