package io.tributary.quickstart;

/** Starts the simulation of one vendor. */
@FunctionalInterface
public interface Simulation {
    /**
     * Starts the simulated API on the loopback interface.
     *
     * @param port its port, 0 for any that is free
     * @param rows about how many rows its largest tables begin with
     */
    SimulatedVendor start(int port, int rows);
}
