package io.tributary.systemtests.chaos;

import io.tributary.simulators.data.Draw;
import io.tributary.testkit.VendorUnderTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What people do at one vendor: rows come, change, several at one moment, go, and come back where the vendor has that. */
interface Changes {

    /**
     * Makes one change, of one row or of several.
     *
     * @param mark a text that no change before had: what makes a version of a row unlike the others
     */
    void make(Draw draw, String mark);

    /** Settings of the connector under which positions follow soon and syncs come often. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** The changes of a vendor. */
    static Changes of(String vendor, VendorUnderTest simulated) {
        return switch (vendor) {
            case "customerio" -> new CustomerIoChanges(simulated.api());
            case "intercom" -> new IntercomChanges(simulated.api());
            case "kustomer" -> new KustomerChanges(simulated.api());
            case "listrak" -> new ListrakChanges(simulated.api());
            case "segment" -> new SegmentChanges(simulated.api());
            default -> throw new IllegalArgumentException("no changes of " + vendor);
        };
    }

    /** Up to {@code max} of the choices, at least one where there are any. */
    static <T> List<T> some(Draw draw, Collection<T> choices, int max) {
        List<T> rest = new ArrayList<>(choices);
        List<T> chosen = new ArrayList<>();
        for (int left = 1 + draw.below(max); left > 0 && !rest.isEmpty(); left--) {
            chosen.add(rest.remove(draw.below(rest.size())));
        }
        return chosen;
    }

    /** Does something up to {@code max} times, at least once. */
    static void times(Draw draw, int max, Runnable action) {
        for (int left = 1 + draw.below(max); left > 0; left--) {
            action.run();
        }
    }
}
