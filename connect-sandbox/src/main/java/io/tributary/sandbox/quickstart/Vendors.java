package io.tributary.sandbox.quickstart;

import io.tributary.sandbox.customerio.SimulatedCustomerIo;
import io.tributary.sandbox.intercom.SimulatedIntercom;
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
                    Optional.of(Vendors::customerIo)));

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
