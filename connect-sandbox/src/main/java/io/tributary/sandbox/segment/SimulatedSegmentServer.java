package io.tributary.sandbox.segment;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Segment alone until the process is ended; its first line of output is its base URL. */
@Command(name = "simulated-segment", mixinStandardHelpOptions = true, description = "Segment's API on this machine")
public final class SimulatedSegmentServer implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--sources", defaultValue = "40")
    private int sources;

    @Option(names = "--destinations", defaultValue = "60")
    private int destinations;

    @Option(names = "--warehouses", defaultValue = "4")
    private int warehouses;

    @Option(names = "--users", defaultValue = "30")
    private int users;

    @Option(names = "--groups", defaultValue = "12")
    private int groups;

    @Option(names = "--transformations", defaultValue = "18")
    private int transformations;

    @Option(names = "--audit-events", defaultValue = "400")
    private int auditEvents;

    @Option(names = "--audit-days", defaultValue = "60", description = "over which the events are spread")
    private int auditDays;

    @Option(names = "--usage-months", defaultValue = "3", description = "before the current one")
    private int usageMonths;

    @Option(names = "--catalog", defaultValue = "24", description = "entries of each catalog")
    private int catalog;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--token", defaultValue = "simulated-token")
    private String token;

    @Option(names = "--latency-ms", defaultValue = "0", description = "of every request")
    private long latency;

    @Option(names = "--requests-per-minute", defaultValue = "0", description = "the rate limit; 0 is none")
    private int requestsPerMinute;

    @Option(names = "--changes-per-second", defaultValue = "0", description = "rows that change meanwhile")
    private double changesPerSecond;

    /** Starts from the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatedSegmentServer()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SimulatedSegment segment = start()) {
            System.out.println(segment.baseUrl());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private SimulatedSegment start() {
        SimulatedSegment segment = SimulatedSegment.builder()
                .port(port)
                .sources(sources)
                .destinations(destinations)
                .warehouses(warehouses)
                .users(users)
                .groups(groups)
                .transformations(transformations)
                .auditEvents(auditEvents, auditDays)
                .usageMonths(usageMonths)
                .catalog(catalog)
                .seed(seed)
                .token(token)
                .latency(Duration.ofMillis(latency))
                .requestsPerMinute(requestsPerMinute)
                .start();
        if (changesPerSecond > 0) {
            segment.startChanging(changesPerSecond);
        }
        return segment;
    }
}
