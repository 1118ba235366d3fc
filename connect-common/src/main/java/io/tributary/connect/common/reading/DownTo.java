package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead.Order;

/**
 * Detects when a newest-first list has reached the known rows. If the API does not document the order, a full page has to be
 * known; if the order turns out to be different, the list is read to its end.
 */
final class DownTo {
    private static final DownTo NOTHING = new DownTo(null);

    private final Order.NewestFirst order;
    private long before = Long.MAX_VALUE;
    private boolean inOrder = true;

    private DownTo(Order.NewestFirst order) {
        this.order = order;
    }

    static DownTo of(Order order) {
        return order instanceof Order.NewestFirst newest ? new DownTo(newest) : NOTHING;
    }

    /** Whether the list need not be read beyond a page that ends with {@code last}. */
    boolean isReached(JsonNode last) {
        if (order == null) {
            return false;
        }
        long time = order.time().applyAsLong(last);
        if (time == Row.NO_TIME) {
            return false;
        }
        inOrder &= before == Long.MAX_VALUE || time <= before + order.overlap().toMillis();
        long known = order.known().toEpochMilli();
        boolean isKnown = time < known && (order.documented() || before < known);
        before = time;
        return isKnown && (order.documented() || inOrder);
    }
}
