package io.tributary.connect.segment;

import io.tributary.simulators.http.Fault;
import io.tributary.testkit.contract.FailuresContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The failures contract for Segment. */
class SegmentFailuresContractTest extends FailuresContract {
    SegmentFailuresContractTest() {
        super(new SegmentKit(), new Truth(), new Listed("users", "/users", "GET /users"));
    }

    @Override
    protected Stream<Arguments> vendorFailures() {
        return Stream.of(Arguments.argumentSet("408", Fault.status(408)));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401", "api.region", "GET /users"};
    }

    @Override
    protected String[] missingPermission() {
        return new String[] {"403"};
    }
}
