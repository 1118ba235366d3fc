package io.tributary.simulators.segment;

import io.tributary.simulators.http.SimulatedServer;
import io.tributary.simulators.http.SimulationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Segment. */
@Command(name = "simulated-segment", mixinStandardHelpOptions = true, description = "Segment's API on this machine")
public final class SimulatedSegmentServer extends SimulatedServer {

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

    @Option(
            names = "--further",
            defaultValue = "6",
            description = "labels, roles, functions, models, tracking plans and spaces")
    private int further;

    @Option(names = "--token", defaultValue = "simulated-token")
    private String token;

    @Option(names = "--requests-per-minute", defaultValue = "0", description = "the rate limit; 0 is none")
    private int requestsPerMinute;

    @Option(
            names = "--limited",
            defaultValue = "RETRY_AFTER",
            description = "how a 429 says when to retry: ${COMPLETION-CANDIDATES}")
    private Limited limited;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        run(new SimulatedSegmentServer(), arguments);
    }

    @Override
    protected SimulationBuilder<?> builder() {
        return SimulatedSegment.builder()
                .sources(sources)
                .destinations(destinations)
                .warehouses(warehouses)
                .users(users)
                .groups(groups)
                .transformations(transformations)
                .auditEvents(auditEvents, auditDays)
                .usageMonths(usageMonths)
                .catalog(catalog)
                .further(further)
                .token(token)
                .requestsPerMinute(requestsPerMinute)
                .limited(limited);
    }
}
