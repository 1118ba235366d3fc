package io.tributary.connect.customerio;

import io.tributary.connect.common.testing.FailuresContract;
import io.tributary.sandbox.http.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What every connector makes of answers that fail, of Customer.io. */
class CustomerIoFailuresContractTest extends FailuresContract {
    CustomerIoFailuresContractTest() {
        super(
                new CustomerIoKit(),
                new Truth(),
                new Listed("topics", "/v1/subscription_topics", "GET /subscription_topics"));
    }

    @Override
    protected Stream<Arguments> failuresOfTheVendor() {
        return Stream.of(
                Arguments.argumentSet("408", Fault.status(408)),
                Arguments.argumentSet("522", Fault.status(522)),
                Arguments.argumentSet("524", Fault.status(524)));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401", "api.region", "invalid_credentials"};
    }

    @Override
    protected String[] missingRight() {
        return new String[] {"403", "does not have the scope"};
    }
}
