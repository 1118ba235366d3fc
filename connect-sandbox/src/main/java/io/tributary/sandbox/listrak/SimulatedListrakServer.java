package io.tributary.sandbox.listrak;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Listrak alone until the process is ended; its first line of output is the setting {@code api.url}. */
@Command(
        name = "simulated-listrak",
        mixinStandardHelpOptions = true,
        description = "Listrak's SOAP API on this machine")
public final class SimulatedListrakServer implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--lists", defaultValue = "3")
    private int lists;

    @Option(names = "--contacts", defaultValue = "250", description = "of all lists together")
    private int contacts;

    @Option(names = "--messages", defaultValue = "30")
    private int messages;

    @Option(names = "--recipients", defaultValue = "600", description = "of all messages together")
    private int recipients;

    @Option(names = "--events", defaultValue = "300", description = "of each kind, of all messages together")
    private int events;

    @Option(names = "--page", defaultValue = "2500")
    private int page;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--username", defaultValue = "simulated-user")
    private String user;

    @Option(names = "--password", defaultValue = "simulated-password")
    private String password;

    @Option(names = "--latency-ms", defaultValue = "0", description = "of every request")
    private long latency;

    @Option(names = "--changes-per-second", defaultValue = "0", description = "rows that change meanwhile")
    private double changesPerSecond;

    /** Starts from the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatedListrakServer()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SimulatedListrak listrak = start()) {
            System.out.println(listrak.connectorSettings().get("api.url"));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private SimulatedListrak start() {
        SimulatedListrak listrak = SimulatedListrak.builder()
                .port(port)
                .lists(lists)
                .contacts(contacts)
                .messages(messages)
                .recipients(recipients)
                .events(events)
                .page(page)
                .seed(seed)
                .logon(user, password)
                .latency(Duration.ofMillis(latency))
                .start();
        if (changesPerSecond > 0) {
            listrak.startChanging(changesPerSecond);
        }
        return listrak;
    }
}
