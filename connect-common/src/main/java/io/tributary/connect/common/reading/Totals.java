package io.tributary.connect.common.reading;

import io.tributary.connect.common.table.ListRead;
import java.util.HashMap;
import java.util.Map;

/** How many rows the lists of a walk say they hold. */
final class Totals {
    private final Map<ListRead, Long> byList = new HashMap<>();
    private boolean steady = true;

    /**
     * A page of a list has told its total.
     *
     * @param list its first request
     * @param total negative where the page does not tell
     */
    void told(ListRead list, long total) {
        if (total >= 0) {
            Long before = byList.put(list, total);
            steady &= before == null || before == total;
        }
    }

    /** Whether no list has told two totals. */
    boolean areSteady() {
        return steady;
    }

    /** The rows of all lists so far; -1 where none has told. */
    long sum() {
        return byList.isEmpty()
                ? -1
                : byList.values().stream().mapToLong(Long::longValue).sum();
    }
}
