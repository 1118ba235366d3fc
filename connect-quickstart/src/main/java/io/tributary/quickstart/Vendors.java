package io.tributary.quickstart;

import io.tributary.simulators.Credential;
import io.tributary.simulators.RegisteredVendor;
import io.tributary.simulators.VendorRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The vendors that the quickstart knows: all registered ones, simulated unless their credentials are set. */
final class Vendors {
    /** Means all vendors on the command line. */
    static final String EVERY = "all";

    static final List<Vendor> KNOWN =
            VendorRegistry.ALL.stream().map(Vendors::vendor).toList();

    private Vendors() {}

    private static Vendor vendor(RegisteredVendor registered) {
        return new Vendor(
                registered.name(),
                registered.title(),
                registered.credentials().stream().collect(Collectors.toMap(Credential::variable, Credential::setting)),
                Optional.of((port, rows) -> new ChangingApi(
                        registered.simulation().apply(rows).port(port).start())));
    }

    /** The vendor with that name, or all of them. Empty if there is none. */
    static List<Vendor> named(String name) {
        return KNOWN.stream()
                .filter(vendor -> name.equals(EVERY) || name.equals(vendor.name()))
                .toList();
    }

    /** The valid names, for messages. */
    static String names() {
        return KNOWN.stream().map(Vendor::name).collect(Collectors.joining(", ")) + ", " + EVERY;
    }
}
