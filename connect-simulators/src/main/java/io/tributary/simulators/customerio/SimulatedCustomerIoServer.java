package io.tributary.simulators.customerio;

import io.tributary.simulators.http.SimulatedServer;
import io.tributary.simulators.http.SimulationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Customer.io. */
@Command(
        name = "simulated-customerio",
        mixinStandardHelpOptions = true,
        description = "Customer.io's App API on this machine")
public final class SimulatedCustomerIoServer extends SimulatedServer {

    @Option(
            names = "--rows",
            defaultValue = "400",
            description = "of messages, customers, activities and suppressions each")
    private int rows;

    @Option(names = "--newsletters", defaultValue = "120")
    private int newsletters;

    @Option(names = "--token", defaultValue = "simulated-key")
    private String token;

    @Option(
            names = "--requests-per-second",
            defaultValue = "0",
            description = "the limit; 0 is none, Customer.io has 10")
    private int requestsPerSecond;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        run(new SimulatedCustomerIoServer(), arguments);
    }

    @Override
    protected SimulationBuilder<?> builder() {
        return SimulatedCustomerIo.builder()
                .rows(rows)
                .size("newsletters", newsletters)
                .token(token)
                .requestsPerSecond(requestsPerSecond);
    }
}
