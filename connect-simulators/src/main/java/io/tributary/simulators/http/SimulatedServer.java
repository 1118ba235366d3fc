package io.tributary.simulators.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Runs a simulated vendor until the process ends. Its first line of output is the setting {@code api.url}. A vendor adds the
 * options for its rows and limits.
 */
public abstract class SimulatedServer implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "on 127.0.0.1; 0 for a free one")
    private int port;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--latency-ms", defaultValue = "0", description = "of each request")
    private long latency;

    @Option(names = "--changes-per-second", defaultValue = "0", description = "rows changed per second")
    private double changesPerSecond;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "records the successful responses to FILE and serves them at /recorded/0, /recorded/1, ...")
    private Path recording;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "writes a line for each request to FILE: epoch ms, table, endpoint, status")
    private Path requests;

    /** Runs the command line and ends the process. */
    protected static void run(SimulatedServer server, String... arguments) {
        System.exit(new CommandLine(server).execute(arguments));
    }

    /** The vendor's builder, set by its options. */
    protected abstract SimulationBuilder<?> builder();

    @Override
    public final Integer call() throws InterruptedException {
        SimulationBuilder<?> builder = builder();
        builder.port(port);
        builder.seed(seed);
        builder.latency(Duration.ofMillis(latency));
        if (recording != null) {
            builder.record(recording);
        }
        try (SimulatedApi api = builder.start()) {
            if (requests != null) {
                api.log().writeTo(requests);
            }
            if (changesPerSecond > 0) {
                api.startChanging(changesPerSecond);
            }
            System.out.println(api.connectorSettings().get("api.url"));
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
