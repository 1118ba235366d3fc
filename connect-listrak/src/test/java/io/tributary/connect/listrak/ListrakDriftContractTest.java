package io.tributary.connect.listrak;

import io.tributary.testkit.contract.DriftContract;

/** Changes of the response format, for Listrak. */
class ListrakDriftContractTest extends DriftContract {
    ListrakDriftContractTest() {
        super(new ListrakKit(), new Truth());
    }
}
