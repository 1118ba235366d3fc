package io.tributary.connect.listrak;

import io.tributary.testkit.contract.DriftContract;

/** What every connector makes of answers whose form has changed, of Listrak. */
class ListrakDriftContractTest extends DriftContract {
    ListrakDriftContractTest() {
        super(new ListrakKit(), new Truth());
    }
}
