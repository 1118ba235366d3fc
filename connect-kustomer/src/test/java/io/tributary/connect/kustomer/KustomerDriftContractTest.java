package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.DriftContract;

/** What every connector makes of answers whose form has changed, of Kustomer. */
class KustomerDriftContractTest extends DriftContract {
    KustomerDriftContractTest() {
        super(new KustomerKit(), new Truth());
    }
}
