package io.tributary.sandbox.kustomer;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Kustomer alone until the process is ended; its first line of output is its base URL. */
@Command(name = "simulated-kustomer", mixinStandardHelpOptions = true, description = "Kustomer's API on this machine")
public final class SimulatedKustomerServer implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--conversations", defaultValue = "300")
    private int conversations;

    @Option(names = "--customers", defaultValue = "300")
    private int customers;

    @Option(names = "--kobjects", defaultValue = "250")
    private int kobjects;

    @Option(names = "--messages", defaultValue = "1200")
    private int messages;

    @Option(names = "--notes", defaultValue = "150")
    private int notes;

    @Option(names = "--history-days", defaultValue = "1095", description = "age of the oldest rows")
    private int historyDays;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--token", defaultValue = "simulated-token")
    private String token;

    @Option(names = "--latency-ms", defaultValue = "0", description = "of every request")
    private long latency;

    @Option(
            names = "--searches-per-minute",
            defaultValue = "0",
            description = "the limit of searches in any 60 s; 0 is none, Kustomer has 100")
    private int searchesPerMinute;

    @Option(
            names = "--requests-per-minute",
            defaultValue = "0",
            description = "the limit of all requests; 0 is none, Kustomer has 300 to 2000")
    private int requestsPerMinute;

    @Option(names = "--index-lag-ms", defaultValue = "0", description = "searches show changes this much later")
    private long indexLag;

    @Option(names = "--changes-per-second", defaultValue = "0", description = "rows that change meanwhile")
    private double changesPerSecond;

    /** Starts from the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatedKustomerServer()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SimulatedKustomer kustomer = start()) {
            System.out.println(kustomer.baseUrl());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private SimulatedKustomer start() {
        SimulatedKustomer kustomer = SimulatedKustomer.builder()
                .port(port)
                .size("conversations", conversations)
                .size("customers", customers)
                .size("kobjects", kobjects)
                .size("messages", messages)
                .size("notes", notes)
                .history(Duration.ofDays(historyDays))
                .seed(seed)
                .token(token)
                .latency(Duration.ofMillis(latency))
                .searchesPerMinute(searchesPerMinute)
                .requestsPerMinute(requestsPerMinute)
                .indexLag(Duration.ofMillis(indexLag))
                .start();
        if (changesPerSecond > 0) {
            kustomer.startChanging(changesPerSecond);
        }
        return kustomer;
    }
}
