package io.tributary.connect.common.testing;

/** What every connector makes of answers that fail, of the vendor of docs/extending.md. */
class ToyFailuresContractTest extends FailuresContract {
    ToyFailuresContractTest() {
        super(new ToyKit(), ToyVendor.expected(), new Listed("things", "/things", "GET /things"));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401", "GET /things"};
    }

    @Override
    protected String[] missingRight() {
        return new String[] {"403"};
    }
}
