package io.tributary.sandbox.intercom;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Intercom alone until the process is ended; its first line of output is its base URL. */
@Command(name = "simulated-intercom", mixinStandardHelpOptions = true, description = "Intercom's API on this machine")
public final class SimulatedIntercomServer implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--contacts", defaultValue = "250")
    private int contacts;

    @Option(names = "--companies", defaultValue = "120")
    private int companies;

    @Option(names = "--conversations", defaultValue = "60")
    private int conversations;

    @Option(names = "--parts", defaultValue = "2200", description = "of all conversations together")
    private int parts;

    @Option(names = "--long-conversations", defaultValue = "1", description = "with more than 500 parts each")
    private int longConversations;

    @Option(names = "--tags", defaultValue = "30")
    private int tags;

    @Option(names = "--segments", defaultValue = "6")
    private int segments;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--token", defaultValue = "simulated-token")
    private String token;

    @Option(names = "--latency-ms", defaultValue = "0", description = "of every request")
    private long latency;

    @Option(
            names = "--requests-per-10s",
            defaultValue = "0",
            description = "the rate limit; 0 is none, Intercom has 1667")
    private int requestsPerTenSeconds;

    @Option(names = "--index-lag-ms", defaultValue = "0", description = "searches show changes this much later")
    private long indexLag;

    @Option(names = "--changes-per-second", defaultValue = "0", description = "rows that change meanwhile")
    private double changesPerSecond;

    /** Starts from the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatedIntercomServer()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SimulatedIntercom intercom = start()) {
            System.out.println(intercom.baseUrl());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private SimulatedIntercom start() {
        SimulatedIntercom intercom = SimulatedIntercom.builder()
                .port(port)
                .contacts(contacts)
                .companies(companies)
                .conversations(conversations)
                .parts(parts, longConversations)
                .tags(tags)
                .segments(segments)
                .seed(seed)
                .token(token)
                .latency(Duration.ofMillis(latency))
                .requestsPerTenSeconds(requestsPerTenSeconds)
                .indexLag(Duration.ofMillis(indexLag))
                .start();
        if (changesPerSecond > 0) {
            intercom.startChanging(changesPerSecond);
        }
        return intercom;
    }
}
