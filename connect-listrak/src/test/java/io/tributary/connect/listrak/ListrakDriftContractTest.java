package io.tributary.connect.listrak;

import io.tributary.connect.common.testing.DriftContract;

/** What every connector makes of answers whose form has changed, of Listrak. */
class ListrakDriftContractTest extends DriftContract {
    ListrakDriftContractTest() {
        super(new ListrakKit(), new Truth());
    }
}
