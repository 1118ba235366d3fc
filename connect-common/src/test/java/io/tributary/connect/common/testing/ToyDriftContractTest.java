package io.tributary.connect.common.testing;

/** What every connector makes of answers of another form, of the vendor of docs/extending.md. */
class ToyDriftContractTest extends DriftContract {
    ToyDriftContractTest() {
        super(new ToyKit(), ToyVendor.expected());
    }
}
