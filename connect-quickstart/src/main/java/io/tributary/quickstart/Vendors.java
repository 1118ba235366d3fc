package io.tributary.quickstart;

import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.simulators.segment.SimulatedSegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The vendors that the quickstart knows. */
final class Vendors {
    /** Stands for all vendors on the command line. */
    static final String EVERY = "all";

    static final List<Vendor> KNOWN = List.of(
            new Vendor(
                    "intercom",
                    "Intercom",
                    Map.of("INTERCOM_ACCESS_TOKEN", "access.token"),
                    Optional.of(Vendors::intercom)),
            new Vendor(
                    "customerio",
                    "Customer.io",
                    Map.of("CUSTOMERIO_ACCESS_TOKEN", "access.token"),
                    Optional.of(Vendors::customerIo)),
            new Vendor("segment", "Segment", Map.of("SEGMENT_API_TOKEN", "api.token"), Optional.of(Vendors::segment)),
            new Vendor(
                    "kustomer", "Kustomer", Map.of("KUSTOMER_API_TOKEN", "api.token"), Optional.of(Vendors::kustomer)),
            new Vendor(
                    "listrak",
                    "Listrak",
                    Map.of("LISTRAK_USERNAME", "username", "LISTRAK_PASSWORD", "password"),
                    Optional.of(Vendors::listrak)));

    private Vendors() {}

    private static SimulatedVendor intercom(int port, int rows) {
        return new ChangingApi(SimulatedIntercom.builder()
                .contacts(rows)
                .companies(rows / 4)
                .conversations(rows / 4)
                .parts(rows, 2)
                .port(port)
                .start());
    }

    private static SimulatedVendor customerIo(int port, int rows) {
        return new ChangingApi(
                SimulatedCustomerIo.builder().rows(rows).port(port).start());
    }

    private static SimulatedVendor segment(int port, int rows) {
        return new ChangingApi(SimulatedSegment.builder()
                .sources(Math.max(2, rows / 20))
                .destinations(Math.max(2, rows / 10))
                .users(Math.max(2, rows / 4))
                .auditEvents(rows, 60)
                .port(port)
                .start());
    }

    private static SimulatedVendor listrak(int port, int rows) {
        return new ChangingApi(SimulatedListrak.builder()
                .messages(Math.max(2, rows / 40))
                .recipients(rows)
                .contacts(rows / 2)
                .events(rows / 2)
                .port(port)
                .start());
    }

    private static SimulatedVendor kustomer(int port, int rows) {
        return new ChangingApi(SimulatedKustomer.builder()
                .size("messages", rows)
                .size("conversations", rows / 4)
                .size("customers", rows / 4)
                .size("kobjects", rows / 4)
                .size("notes", rows / 8)
                .port(port)
                .start());
    }

    /** The vendor of a name, or all of them; empty where there is none of that name. */
    static List<Vendor> named(String name) {
        return KNOWN.stream()
                .filter(vendor -> name.equals(EVERY) || name.equals(vendor.name()))
                .toList();
    }

    /** What may be asked for, for messages. */
    static String names() {
        return KNOWN.stream().map(Vendor::name).collect(Collectors.joining(", ")) + ", " + EVERY;
    }
}
