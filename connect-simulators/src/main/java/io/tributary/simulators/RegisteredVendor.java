package io.tributary.simulators;

import static java.util.stream.Collectors.toMap;

import io.tributary.simulators.http.SimulationBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A vendor that has a connector.
 *
 * @param name in lower case: of the module {@code connect-NAME}, of {@code config/NAME.json} and {@code docs/NAME.md}, and on
 *     the command line
 * @param title as the vendor writes it
 * @param connectorClass the connector's class
 * @param credentials what the connector signs in with
 * @param simulation the simulated vendor, by the number of rows that its largest tables have
 * @param load the rows of the benchmark
 */
public record RegisteredVendor(
        String name,
        String title,
        String connectorClass,
        List<Credential> credentials,
        IntFunction<SimulationBuilder<?>> simulation,
        Load load) {

    /** The credentials that the simulated vendor takes, by their settings. */
    public Map<String, String> simulatedCredentials() {
        return credentials.stream().collect(toMap(Credential::setting, Credential::simulated));
    }
}
