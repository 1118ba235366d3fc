package io.tributary.simulators.kustomer;

import io.tributary.simulators.http.SimulatedServer;
import io.tributary.simulators.http.SimulationBuilder;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Kustomer. */
@Command(name = "simulated-kustomer", mixinStandardHelpOptions = true, description = "Kustomer's API on this machine")
public final class SimulatedKustomerServer extends SimulatedServer {

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

    @Option(names = "--token", defaultValue = "simulated-token")
    private String token;

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

    /** Runs the command line. */
    public static void main(String[] arguments) {
        run(new SimulatedKustomerServer(), arguments);
    }

    @Override
    protected SimulationBuilder<?> builder() {
        return SimulatedKustomer.builder()
                .size("conversations", conversations)
                .size("customers", customers)
                .size("kobjects", kobjects)
                .size("messages", messages)
                .size("notes", notes)
                .history(Duration.ofDays(historyDays))
                .token(token)
                .searchesPerMinute(searchesPerMinute)
                .requestsPerMinute(requestsPerMinute)
                .indexLag(Duration.ofMillis(indexLag));
    }
}
