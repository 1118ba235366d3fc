package io.tributary.quickstart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One vendor, real or simulated, and the connector that replicates it.
 *
 * @param simulated empty where the vendor's own API is used
 * @param totals the rows that a simulated vendor began with, by table; empty where they are not known
 */
record Replication(Vendor vendor, ConnectorConfig config, Optional<SimulatedVendor> simulated, Map<String, Long> totals)
        implements AutoCloseable {
    /** A simulated vendor has no limits to be spared: it is asked for changes every few seconds. */
    private static final Map<String, String> SIMULATED_PACE =
            Map.of("poll.interval.ms", "2000", "snapshot.interval.ms", "10000");

    /**
     * Makes a vendor ready to be replicated: its own API where its credentials are in the environment, otherwise a
     * simulation that is started here.
     *
     * @param apiPort port of a simulation, 0 for any that is free
     * @param rows about how many rows a simulation's largest tables have
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

    /** What is replicated, in words. */
    String source() {
        return simulated
                .map(api -> "a simulated " + vendor.title() + " at " + api.baseUrl() + " (for your own data set "
                        + vendor.variables() + ")")
                .orElse(vendor.title() + " itself, as " + vendor.variables() + " allows");
    }

    /** What the names of its topics begin with. */
    String topicPrefix() {
        return config.topicPrefix(vendor);
    }

    @Override
    public void close() {
        simulated.ifPresent(SimulatedVendor::close);
    }
}
