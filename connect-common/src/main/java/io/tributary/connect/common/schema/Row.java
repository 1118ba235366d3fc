package io.tributary.connect.common.schema;

import org.apache.kafka.connect.data.Struct;

/**
 * One row, ready to be sent.
 *
 * @param key the primary key; null where the row cannot become a record
 * @param value the row; null where the row cannot become a record
 * @param fingerprint what the row holds, volatile fields left out
 * @param time the replication key in epoch ms, or {@link #NO_TIME}
 * @param reject why the row cannot become a record; null where it can
 */
public record Row(Struct key, Struct value, long fingerprint, long time, Reject reject) {
    /** The time of a row without a replication key, or with an unreadable one. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /**
     * A row that goes to the dead letter topic.
     *
     * @param reason why, in a few words
     * @param json the row as it came
     */
    public record Reject(String reason, String json) {}
}
