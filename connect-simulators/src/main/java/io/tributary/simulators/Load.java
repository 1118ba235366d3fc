package io.tributary.simulators;

import io.tributary.simulators.http.SimulatedServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a benchmark reads from a simulated vendor.
 *
 * @param server main class of the simulated vendor; prints its base URL first
 * @param rows number of rows, by option of {@code server}
 * @param settings of the connector, without credentials and the settings that all benchmarks share
 * @param unlimited settings that lift the connector's own limits, besides {@code requests.per.second}
 * @param limits of the vendor, as documented; empty if it documents none
 */
public record Load(
        Class<? extends SimulatedServer> server,
        Map<String, Integer> rows,
        Map<String, String> settings,
        Map<String, String> unlimited,
        List<Limit> limits) {

    /**
     * A limit of the vendor.
     *
     * @param name of the requests that count
     * @param option of {@code server} that sets it
     * @param requests allowed in each window
     * @param seconds the length of a window
     * @param endpoint pattern of the endpoints that count
     */
    public record Limit(String name, String option, int requests, int seconds, String endpoint) {
        static Limit all(String option, int requests, int seconds) {
            return new Limit("requests", option, requests, seconds, ".*");
        }
    }

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

    /** Arguments of the simulated vendor that set its limits. */
    public List<String> limitArguments() {
        return limits.stream()
                .flatMap(limit -> Stream.of(limit.option(), Integer.toString(limit.requests())))
                .toList();
    }
}
