package io.tributary.sandbox.customerio;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Customer.io alone until the process is ended; its first line of output is its base URL. */
@Command(
        name = "simulated-customerio",
        mixinStandardHelpOptions = true,
        description = "Customer.io's App API on this machine")
public final class SimulatedCustomerIoServer implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(
            names = "--rows",
            defaultValue = "400",
            description = "of messages, customers, activities and suppressions each")
    private int rows;

    @Option(names = "--newsletters", defaultValue = "120")
    private int newsletters;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--token", defaultValue = "simulated-key")
    private String token;

    @Option(names = "--latency-ms", defaultValue = "0", description = "of every request")
    private long latency;

    @Option(
            names = "--requests-per-second",
            defaultValue = "0",
            description = "the limit; 0 is none, Customer.io has 10")
    private int requestsPerSecond;

    @Option(names = "--changes-per-second", defaultValue = "0", description = "rows that change meanwhile")
    private double changesPerSecond;

    /** Starts from the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatedCustomerIoServer()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SimulatedCustomerIo customerIo = start()) {
            System.out.println(customerIo.connectorSettings().get("api.url"));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private SimulatedCustomerIo start() {
        SimulatedCustomerIo customerIo = SimulatedCustomerIo.builder()
                .port(port)
                .rows(rows)
                .size("newsletters", newsletters)
                .seed(seed)
                .token(token)
                .latency(Duration.ofMillis(latency))
                .requestsPerSecond(requestsPerSecond)
                .start();
        if (changesPerSecond > 0) {
            customerIo.startChanging(changesPerSecond);
        }
        return customerIo;
    }
}
