package io.tributary.connect.kustomer;

import io.tributary.simulators.http.Fault;
import io.tributary.testkit.contract.FailuresContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The failures contract for Kustomer. */
class KustomerFailuresContractTest extends FailuresContract {
    KustomerFailuresContractTest() {
        super(new KustomerKit(), new Truth(), new Listed("tags", "/v1/tags", "GET /v1/tags"));
    }

    @Override
    protected Stream<Arguments> vendorFailures() {
        return Stream.of(Arguments.argumentSet("408", Fault.status(408)));
    }

    /** Without a time to wait, the connector waits for Kustomer's window of a minute. */
    @Override
    protected Fault tooManyRequests() {
        return Fault.rateLimited(0);
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401"};
    }

    @Override
    protected String[] missingPermission() {
        return new String[] {"Forbidden; Missing role: org.permission.tag.read"};
    }
}
