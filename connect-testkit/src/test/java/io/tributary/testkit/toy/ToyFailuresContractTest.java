package io.tributary.testkit.toy;

import io.tributary.testkit.contract.FailuresContract;

/** What every connector makes of answers that fail, of the vendor of docs/extending.md. */
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
