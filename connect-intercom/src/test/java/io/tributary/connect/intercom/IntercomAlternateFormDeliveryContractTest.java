package io.tributary.connect.intercom;

import io.tributary.testkit.contract.DeliveryContract;

/** The delivery contract for an Intercom whose responses deviate from its reference as users have reported. */
class IntercomAlternateFormDeliveryContractTest extends DeliveryContract {
    IntercomAlternateFormDeliveryContractTest() {
        super(new IntercomKit(true), new Truth());
    }
}
