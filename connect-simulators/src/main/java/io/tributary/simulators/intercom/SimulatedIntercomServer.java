package io.tributary.simulators.intercom;

import io.tributary.simulators.http.SimulatedServer;
import io.tributary.simulators.http.SimulationBuilder;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Intercom. */
@Command(name = "simulated-intercom", mixinStandardHelpOptions = true, description = "Intercom's API on this machine")
public final class SimulatedIntercomServer extends SimulatedServer {

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

    @Option(names = "--token", defaultValue = "simulated-token")
    private String token;

    @Option(
            names = "--requests-per-10s",
            defaultValue = "0",
            description = "the rate limit; 0 is none, Intercom has 1667")
    private int requestsPerTenSeconds;

    @Option(names = "--index-lag-ms", defaultValue = "0", description = "searches show changes this much later")
    private long indexLag;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        run(new SimulatedIntercomServer(), arguments);
    }

    @Override
    protected SimulationBuilder<?> builder() {
        return SimulatedIntercom.builder()
                .contacts(contacts)
                .companies(companies)
                .conversations(conversations)
                .parts(parts, longConversations)
                .tags(tags)
                .segments(segments)
                .token(token)
                .requestsPerTenSeconds(requestsPerTenSeconds)
                .indexLag(Duration.ofMillis(indexLag));
    }
}
