package io.tributary.simulators;

import static java.util.stream.Collectors.toMap;

import io.tributary.simulators.http.SimulationBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A vendor with a connector.
 *
 * @param name in lower case, as in the module {@code connect-NAME}, in {@code config/NAME.json} and {@code docs/NAME.md}, and on
 *     the command line
 * @param title the name as the vendor writes it
 * @param connectorClass the connector's class
 * @param credentials with which the connector authenticates
 * @param simulation makes the simulated vendor, given the number of rows of its largest tables
 * @param load of the benchmark
 */
public record RegisteredVendor(
        String name,
        String title,
        String connectorClass,
        List<Credential> credentials,
        IntFunction<SimulationBuilder<?>> simulation,
        Load load) {

    /** The simulated vendor's credentials by setting. */
    public Map<String, String> simulatedCredentials() {
        return credentials.stream().collect(toMap(Credential::setting, Credential::simulated));
    }
}
