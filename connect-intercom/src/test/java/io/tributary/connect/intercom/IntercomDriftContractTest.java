package io.tributary.connect.intercom;

import io.tributary.testkit.contract.DriftContract;

/** The drift contract for Intercom. */
class IntercomDriftContractTest extends DriftContract {
    IntercomDriftContractTest() {
        super(new IntercomKit(), new Truth());
    }
}
