package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.schema.Row;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether what was read of a parent is all that its version stands for: times are told in seconds, so that more may have
 * changed in the second of its last change, after it was read.
 */
final class Settling {
    /** The field of a parent that tells. */
    static final String FIELD = "settled";

    /** The clock that dates an answer need not be the one that dates a change. */
    private static final Duration LASTS = Duration.ofSeconds(2);

    private Settling() {}

    /** An answer about {@code parent} was read. */
    static void note(ObjectNode parent, Page<?> answer) {
        Instant settledAt = Instant.ofEpochMilli(Row.timeOfSeconds(parent.path("updated_at")))
                .plus(LASTS);
        parent.put(FIELD, isSettled(parent) && !answer.serverTime().isBefore(settledAt));
    }

    static boolean isSettled(ObjectNode parent) {
        return parent.path(FIELD).asBoolean(true);
    }
}
