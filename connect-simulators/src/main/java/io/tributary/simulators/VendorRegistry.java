package io.tributary.simulators;

import io.tributary.simulators.Load.Limit;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.customerio.SimulatedCustomerIoServer;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.simulators.intercom.SimulatedIntercomServer;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.simulators.kustomer.SimulatedKustomerServer;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.simulators.listrak.SimulatedListrakServer;
import io.tributary.simulators.segment.SimulatedSegment;
import io.tributary.simulators.segment.SimulatedSegmentServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All vendors with a connector, for the quickstart, the benchmark and the tests. */
public final class VendorRegistry {
    private static final int LARGE = 20_000;

    private static final RegisteredVendor CUSTOMERIO = new RegisteredVendor(
            "customerio",
            "Customer.io",
            "io.tributary.connect.customerio.CustomerIoSourceConnector",
            List.of(new Credential("CUSTOMERIO_ACCESS_TOKEN", "access.token", "simulated-key")),
            rows -> SimulatedCustomerIo.builder().rows(rows),
            new Load(
                    SimulatedCustomerIoServer.class,
                    Map.of("--rows", LARGE),
                    Map.of(),
                    Map.of(),
                    List.of(Limit.all("--requests-per-second", 10, 1))));

    private static final RegisteredVendor INTERCOM = new RegisteredVendor(
            "intercom",
            "Intercom",
            "io.tributary.connect.intercom.IntercomSourceConnector",
            List.of(new Credential("INTERCOM_ACCESS_TOKEN", "access.token", "simulated-token")),
            rows -> SimulatedIntercom.builder()
                    .contacts(rows)
                    .companies(rows / 4)
                    .conversations(rows / 4)
                    .parts(rows, 2),
            new Load(
                    SimulatedIntercomServer.class,
                    Map.of("--contacts", LARGE, "--parts", LARGE, "--conversations", 5_000, "--companies", 4_000),
                    Map.of(),
                    Map.of(),
                    List.of(Limit.all("--requests-per-10s", 1_667, 10))));

    private static final RegisteredVendor KUSTOMER = new RegisteredVendor(
            "kustomer",
            "Kustomer",
            "io.tributary.connect.kustomer.KustomerSourceConnector",
            List.of(new Credential("KUSTOMER_API_TOKEN", "api.token", "simulated-token")),
            rows -> SimulatedKustomer.builder()
                    .size("messages", rows)
                    .size("conversations", rows / 4)
                    .size("customers", rows / 4)
                    .size("kobjects", rows / 4)
                    .size("notes", rows / 8),
            new Load(
                    SimulatedKustomerServer.class,
                    Map.of(
                            "--messages", LARGE,
                            "--conversations", 4_000,
                            "--customers", 4_000,
                            "--kobjects", 2_000,
                            "--notes", 2_000),
                    Map.of(),
                    Map.of("kustomer.searches.per.minute", "10000"),
                    List.of(
                            Limit.all("--requests-per-minute", 300, 60),
                            new Limit("searches", "--searches-per-minute", 100, 60, ".*/search"))));

    private static final RegisteredVendor LISTRAK = new RegisteredVendor(
            "listrak",
            "Listrak",
            "io.tributary.connect.listrak.ListrakSourceConnector",
            List.of(
                    new Credential("LISTRAK_USERNAME", "username", "simulated-user"),
                    new Credential("LISTRAK_PASSWORD", "password", "s&mulated<password>")),
            rows -> SimulatedListrak.builder()
                    .messages(Math.max(2, rows / 40))
                    .recipients(rows)
                    .contacts(rows / 2)
                    .events(rows / 2),
            new Load(
                    SimulatedListrakServer.class,
                    Map.of("--recipients", LARGE, "--contacts", LARGE, "--events", LARGE, "--messages", 500),
                    Map.of(),
                    Map.of(),
                    List.of()));

    private static final RegisteredVendor SEGMENT = new RegisteredVendor(
            "segment",
            "Segment",
            "io.tributary.connect.segment.SegmentSourceConnector",
            List.of(new Credential("SEGMENT_API_TOKEN", "api.token", "simulated-token")),
            rows -> SimulatedSegment.builder()
                    .sources(Math.max(2, rows / 20))
                    .destinations(Math.max(2, rows / 10))
                    .users(Math.max(2, rows / 4))
                    .auditEvents(rows, 60),
            new Load(
                    SimulatedSegmentServer.class,
                    Map.of("--users", LARGE, "--audit-events", LARGE, "--sources", 400, "--destinations", 800),
                    Map.of("start.date", "2026-01-01"),
                    Map.of(),
                    List.of(Limit.all("--requests-per-minute", 1_000, 60))));

    /** The vendors by name. */
    public static final List<RegisteredVendor> ALL = List.of(CUSTOMERIO, INTERCOM, KUSTOMER, LISTRAK, SEGMENT);

    private VendorRegistry() {}

    /** The vendor with this name. */
    public static Optional<RegisteredVendor> named(String name) {
        return ALL.stream().filter(vendor -> vendor.name().equals(name)).findFirst();
    }

    /** The names in order. */
    public static List<String> names() {
        return ALL.stream().map(RegisteredVendor::name).toList();
    }
}
