package io.tributary.connect.listrak;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.contract.FailuresContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The error handling of all connectors, for Listrak. */
class ListrakFailuresContractTest extends FailuresContract {
    ListrakFailuresContractTest() {
        super(
                new ListrakKit(),
                new Truth(),
                new Listed("lists", "/GetContactListCollection", "GetContactListCollection"));
    }

    @Override
    protected Stream<Arguments> vendorFailures() {
        return Stream.of(
                Arguments.argumentSet("HTML with 403", Fault.html403()),
                Arguments.argumentSet("404 of the web server", SimulatedListrak.webServer404()),
                Arguments.argumentSet("fault", SimulatedListrak.fault("System.Data.SqlClient.SqlException: deadlock")));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"[InvalidLogonAttempt]"};
    }

    @Override
    protected String[] missingPermission() {
        return new String[] {"not authorized"};
    }
}
