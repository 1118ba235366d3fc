package io.tributary.simulators;

import io.tributary.simulators.http.SimulatedServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark reads from a simulated vendor.
 *
 * @param server main class of the simulated vendor; prints its base URL first
 * @param rows number of rows, by option of {@code server}
 * @param settings of the connector, without credentials and the settings that all benchmarks share
 */
public record Load(Class<? extends SimulatedServer> server, Map<String, Integer> rows, Map<String, String> settings) {
    /**
     * Arguments of the simulated vendor.
     *
     * @param largest number of rows of the largest tables; the others keep their proportion to them, and at least one row
     * @param latencyMs delay of each response
     */
    public List<String> arguments(int largest, int latencyMs) {
        int declared = Collections.max(rows.values());
        List<String> arguments = new ArrayList<>(List.of("--latency-ms", Integer.toString(latencyMs)));
        rows.forEach((option, count) -> {
            arguments.add(option);
            arguments.add(Long.toString(Math.max(1, (long) count * largest / declared)));
        });
        return arguments;
    }
}
