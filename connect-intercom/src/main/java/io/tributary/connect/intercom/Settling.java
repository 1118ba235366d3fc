package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.schema.Row;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides whether a parent must be read again. Times have whole seconds, so the parent may have changed once more in the
 * second of its last change, after it was read.
 */
final class Settling {
    /** The field with the time of a parent's last change. */
    static final String FIELD = "settled";

    /** The clock of responses may differ from the clock of changes. */
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private Settling() {}

    /** A response about {@code parent} was read. */
    static void note(ObjectNode parent, Page<?> response) {
        Instant settledAt = Instant.ofEpochMilli(Row.timeOfSeconds(parent.path("updated_at")))
                .plus(PERIOD);
        parent.put(FIELD, isSettled(parent) && !response.serverTime().isBefore(settledAt));
    }

    static boolean isSettled(ObjectNode parent) {
        return parent.path(FIELD).asBoolean(true);
    }
}
