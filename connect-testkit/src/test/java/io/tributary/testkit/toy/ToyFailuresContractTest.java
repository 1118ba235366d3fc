package io.tributary.testkit.toy;

import io.tributary.testkit.contract.FailuresContract;

/** How every connector's task handles failures: the toy vendor. */
class ToyFailuresContractTest extends FailuresContract {
    ToyFailuresContractTest() {
        super(new ToyKit(), ToyKit.expected(), new Listed("things", "/things", "GET /things"));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401", "GET /things"};
    }

    @Override
    protected String[] missingPermission() {
        return new String[] {"403"};
    }
}
