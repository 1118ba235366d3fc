package io.tributary.connect.customerio;

import io.tributary.simulators.http.Fault;
import io.tributary.testkit.contract.FailuresContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.provider.Arguments;

/** The failures contract for Customer.io, in both forms of its responses. */
class CustomerIoFailuresContractTest {
    /** The possible reasons of both 401 and 403. */
    private static final List<String> CHECKS =
            List.of("App API key", "Track API", "api.region", "scope", "IP allowlist");

    @Nested
    class OfTheFormsSeenLive extends Contract {
        OfTheFormsSeenLive() {
            super(new CustomerIoKit());
        }
    }

    @Nested
    class OfTheAlternateForms extends Contract {
        OfTheAlternateForms() {
            super(CustomerIoKit.ofAlternateForms());
        }
    }

    private abstract static class Contract extends FailuresContract {
        Contract(CustomerIoKit kit) {
            super(kit, new Truth(), new Listed("topics", "/v1/subscription_topics", "GET /subscription_topics"));
        }

        @Override
        protected Stream<Arguments> vendorFailures() {
            return Stream.of(
                    Arguments.argumentSet("408", Fault.status(408)),
                    Arguments.argumentSet("522", Fault.status(522)),
                    Arguments.argumentSet("524", Fault.status(524)));
        }

        @Override
        protected String[] refusal() {
            return withChecks("401", "invalid_credentials");
        }

        @Override
        protected String[] missingPermission() {
            return withChecks("403", "does not have the scope");
        }

        private static String[] withChecks(String... words) {
            return Stream.concat(Stream.of(words), CHECKS.stream()).toArray(String[]::new);
        }
    }
}
