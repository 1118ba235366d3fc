package io.tributary.connect.customerio;

import io.tributary.testkit.contract.AlternateFormContract;

/**
 * The delivery contract for a Customer.io with the alternate forms of its responses.
 */
class CustomerIoAlternateFormTest extends AlternateFormContract {
    CustomerIoAlternateFormTest() {
        super(CustomerIoKit.ofAlternateForms(), new Truth());
    }
}
