package io.tributary.connect.common.reading;

import io.tributary.connect.common.table.ListRead;
import java.util.HashMap;
import java.util.Map;

/** The totals that the lists of a slice report. */
final class Totals {
    private final Map<ListRead, Long> byList = new HashMap<>();
    private boolean steady = true;

    /**
     * Records the total that a page of a list reports.
     *
     * @param total negative if the page has none
     */
    void note(ListRead list, long total) {
        if (total >= 0) {
            Long before = byList.put(list, total);
            steady &= before == null || before == total;
        }
    }

    /** Whether no list reported two different totals. */
    boolean areSteady() {
        return steady;
    }

    /** The sum over all lists so far; -1 if none has reported a total. */
    long sum() {
        return byList.isEmpty()
                ? -1
                : byList.values().stream().mapToLong(Long::longValue).sum();
    }
}
