package io.tributary.systemtests.chaos;

import io.tributary.simulators.data.Draw;
import io.tributary.testkit.VendorUnderTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The changes at one vendor: rows are added, changed (several at the same time), deleted and, with some vendors, restored. */
interface Changes {

    /**
     * Makes one change, of one or several rows.
     *
     * @param mark a text that no earlier change had, so that each version of a row is different
     */
    void make(Draw draw, String mark);

    /** Settings that make syncs frequent and overlaps short. */
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
            default -> throw new IllegalArgumentException("unknown vendor " + vendor);
        };
    }

    /** Up to {@code max} of the choices, at least one if there are any. */
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
