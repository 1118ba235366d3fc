package io.tributary.testkit.toy;

import io.tributary.testkit.contract.DriftContract;

/** What every connector makes of answers of another form, of the vendor of docs/extending.md. */
class ToyDriftContractTest extends DriftContract {
    ToyDriftContractTest() {
        super(new ToyKit(), ToyKit.expected());
    }
}
