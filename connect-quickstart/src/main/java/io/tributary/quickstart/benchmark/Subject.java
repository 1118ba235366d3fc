package io.tributary.quickstart.benchmark;

import io.tributary.simulators.customerio.SimulatedCustomerIoServer;
import io.tributary.simulators.intercom.SimulatedIntercomServer;
import io.tributary.simulators.kustomer.SimulatedKustomerServer;
import io.tributary.simulators.listrak.SimulatedListrakServer;
import io.tributary.simulators.segment.SimulatedSegmentServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connector that is measured, and the vendor that it reads.
 *
 * @param vendor in lower case, as on the command line
 * @param connector the connector's class
 * @param server main class of the simulated vendor; takes {@code --port} and {@code --latency-ms}, prints its base URL first
 * @param rows how many rows it has, by the option that says so
 * @param settings of the connector, in addition to the shared ones
 */
record Subject(
        String vendor, String connector, Class<?> server, Map<String, Integer> rows, Map<String, String> settings) {
    private static final List<Subject> KNOWN = List.of(
            new Subject(
                    "intercom",
                    "io.tributary.connect.intercom.IntercomSourceConnector",
                    SimulatedIntercomServer.class,
                    Map.of("--contacts", 20_000, "--parts", 20_000, "--conversations", 5_000, "--companies", 4_000),
                    Map.of("access.token", "simulated-token")),
            new Subject(
                    "customerio",
                    "io.tributary.connect.customerio.CustomerIoSourceConnector",
                    SimulatedCustomerIoServer.class,
                    Map.of("--rows", 20_000),
                    Map.of("access.token", "simulated-key", "requests.per.second", "0")),
            new Subject(
                    "kustomer",
                    "io.tributary.connect.kustomer.KustomerSourceConnector",
                    SimulatedKustomerServer.class,
                    Map.of(
                            "--messages", 20_000,
                            "--conversations", 4_000,
                            "--customers", 4_000,
                            "--kobjects", 2_000,
                            "--notes", 2_000),
                    Map.of("api.token", "simulated-token", "requests.per.second", "0")),
            new Subject(
                    "segment",
                    "io.tributary.connect.segment.SegmentSourceConnector",
                    SimulatedSegmentServer.class,
                    Map.of("--users", 20_000, "--audit-events", 20_000, "--sources", 400, "--destinations", 800),
                    Map.of("api.token", "simulated-token", "requests.per.second", "0", "start.date", "2026-01-01")),
            new Subject(
                    "listrak",
                    "io.tributary.connect.listrak.ListrakSourceConnector",
                    SimulatedListrakServer.class,
                    Map.of("--recipients", 20_000, "--contacts", 20_000, "--events", 20_000, "--messages", 500),
                    Map.of("username", "simulated-user", "password", "simulated-password")));

    /** The subject of a vendor's name. */
    static Optional<Subject> of(String vendor) {
        return KNOWN.stream().filter(subject -> subject.vendor().equals(vendor)).findFirst();
    }

    /** What may be asked for, for messages. */
    static String names() {
        return String.join(", ", KNOWN.stream().map(Subject::vendor).toList());
    }

    /**
     * Arguments of the simulated vendor.
     *
     * @param percent of the rows
     * @param latencyMs that every request waits
     */
    List<String> arguments(int percent, int latencyMs) {
        List<String> arguments = new ArrayList<>(List.of("--latency-ms", Integer.toString(latencyMs)));
        rows.forEach((option, count) -> {
            arguments.add(option);
            arguments.add(Long.toString(Math.max(1, (long) count * percent / 100)));
        });
        return arguments;
    }
}
