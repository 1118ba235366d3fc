package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.DriftContract;

/** The drift contract for Kustomer. */
class KustomerDriftContractTest extends DriftContract {
    KustomerDriftContractTest() {
        super(new KustomerKit(), new Truth());
    }
}
