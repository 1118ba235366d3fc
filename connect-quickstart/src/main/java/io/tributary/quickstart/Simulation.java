package io.tributary.quickstart;

/** Starts the simulation of one vendor. */
@FunctionalInterface
public interface Simulation {
    /**
     * Starts the simulated API on the loopback interface.
     *
     * @param port its port; 0 for any free one
     * @param rows approximate number of rows in its largest tables
     */
    SimulatedVendor start(int port, int rows);
}
