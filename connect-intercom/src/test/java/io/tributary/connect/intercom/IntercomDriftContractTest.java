package io.tributary.connect.intercom;

import io.tributary.testkit.contract.DriftContract;

/** What every connector makes of answers whose form has changed, of Intercom. */
class IntercomDriftContractTest extends DriftContract {
    IntercomDriftContractTest() {
        super(new IntercomKit(), new Truth());
    }
}
