package io.tributary.testkit.toy;

import io.tributary.testkit.contract.DriftContract;

/** How every connector's task handles rows that do not match the schema: the toy vendor. */
class ToyDriftContractTest extends DriftContract {
    ToyDriftContractTest() {
        super(new ToyKit(), ToyKit.expected());
    }
}
