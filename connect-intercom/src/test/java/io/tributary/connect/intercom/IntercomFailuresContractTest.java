package io.tributary.connect.intercom;

import io.tributary.simulators.http.Fault;
import io.tributary.testkit.contract.FailuresContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The failures contract for Intercom. */
class IntercomFailuresContractTest extends FailuresContract {
    IntercomFailuresContractTest() {
        super(new IntercomKit(), new Truth(), new Listed("tags", "/tags", "GET /tags"));
    }

    @Override
    protected Stream<Arguments> vendorFailures() {
        return Stream.of(
                Arguments.argumentSet("408", Fault.status(408)),
                Arguments.argumentSet("HTML with 403", Fault.html403()));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401", "Access Token Invalid"};
    }

    @Override
    protected String[] missingPermission() {
        return new String[] {"GET /tags", "401"};
    }
}
