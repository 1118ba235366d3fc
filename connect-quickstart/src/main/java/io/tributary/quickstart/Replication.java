package io.tributary.quickstart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A vendor, real or simulated, and the connector that replicates it.
 *
 * @param simulated empty if the vendor's real API is used
 * @param totals the number of rows that a simulated vendor started with, by table; empty if unknown
 */
record Replication(Vendor vendor, ConnectorConfig config, Optional<SimulatedVendor> simulated, Map<String, Long> totals)
        implements AutoCloseable {
    /** Short intervals, since a simulated vendor has no quota. */
    private static final Map<String, String> SIMULATED_PACE =
            Map.of("poll.interval.ms", "2000", "snapshot.interval.ms", "10000");

    /**
     * Prepares a vendor: its real API if its credentials are in the environment, otherwise a simulation, which is started.
     *
     * @param apiPort port of a simulation; 0 for any free one
     * @param rows approximate number of rows in a simulation's largest tables
     */
    static Replication prepare(Vendor vendor, Path repository, Map<String, String> environment, int apiPort, int rows) {
        ConnectorConfig config = ConnectorConfig.read(vendor.config(repository));
        if (vendor.hasCredentials(environment)) {
            return new Replication(vendor, config.with(vendor.credentialSettings()), Optional.empty(), Map.of());
        }

        Simulation simulation = vendor.simulation()
                .orElseThrow(() -> new QuickstartException(
                        "There is no simulated " + vendor.title() + ": set " + vendor.variables()));
        SimulatedVendor simulated = simulation.start(apiPort, rows);
        return new Replication(vendor, config.with(settings(simulated)), Optional.of(simulated), simulated.rows());
    }

    private static Map<String, String> settings(SimulatedVendor simulated) {
        Map<String, String> settings = new TreeMap<>(SIMULATED_PACE);
        settings.put("api.url", simulated.baseUrl());
        settings.putAll(simulated.settings());
        return settings;
    }

    /** What is replicated, for messages. */
    String source() {
        return simulated
                .map(api -> "a simulated " + vendor.title() + " at " + api.baseUrl() + " (for your own data, set "
                        + vendor.variables() + ")")
                .orElse("the real " + vendor.title() + ", with " + vendor.variables());
    }

    /** The prefix of its topics, including the dot. */
    String topicPrefix() {
        return config.topicPrefix(vendor);
    }

    @Override
    public void close() {
        simulated.ifPresent(SimulatedVendor::close);
    }
}
