package io.tributary.connect.common.testing;

/** What every connector delivers, of the vendor of docs/extending.md. */
class ToyDeliveryContractTest extends DeliveryContract {
    ToyDeliveryContractTest() {
        super(new ToyKit(), ToyVendor.expected());
    }
}
