package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/**
 * A mapped row, ready to be sent. Created on a request thread, sent on the task's thread, and never modified in between.
 *
 * @param key the primary key; null if the row cannot become a record
 * @param value the row; null if it cannot become a record, or if it is deleted
 * @param fingerprint hash of the row without volatile fields
 * @param time the replication key in epoch ms, or {@link #NO_TIME}
 * @param changed when the row last changed, in epoch ms; {@code time} if the table has no other time of change, or {@link #NO_TIME}
 * @param revision a number that grows with each change of the row; 0 if it has none
 * @param headers the record's headers
 * @param reject why the row cannot become a record; null if it can
 */
public record Row(
        Struct key,
        Struct value,
        long fingerprint,
        long time,
        long changed,
        long revision,
        Map<String, String> headers,
        Reject reject) {
    /** The time of a row without a replication key, or with an unreadable one. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /**
     * Why a row is a dead letter.
     *
     * @param reason in a few words
     * @param json the row as received; only its start if it is too large to keep
     * @param missing the fields of its key that are missing or unreadable; empty if it has its key, or cannot be read at all
     * @param sha256 SHA-256 of the whole row, in hexadecimal digits
     * @param key the row's key; null if it cannot be read
     */
    public record Reject(String reason, String json, List<String> missing, String sha256, Struct key) {
        private static final int HASH_DIGITS = 16;
        private static final int HEXADECIMAL = 16;

        public Reject(String reason, String json, List<String> missing) {
            this(reason, json, missing, Fingerprint.sha256(json), null);
        }

        /** The same for a row of which only {@code start} is kept. */
        public Reject(String reason, String start, String sha256) {
            this(reason, start, List.of(), sha256, null);
        }

        /** The same with {@code other} as the row's key. */
        Reject of(Struct other) {
            return new Reject(reason, json, missing, sha256, other);
        }

        /** The first 64 bits of the SHA-256. */
        long version() {
            return Long.parseUnsignedLong(sha256.substring(0, HASH_DIGITS), HEXADECIMAL);
        }
    }

    /** The row's key, even if the row cannot become a record. Null if the key is missing or unreadable. */
    public Struct anyKey() {
        return reject == null ? key : reject.key();
    }

    /** Whether the row cannot become a record because its key is missing. */
    public boolean lacksKey() {
        return reject != null && !reject.missing().isEmpty();
    }

    /** UNIX seconds (a number or text of digits) as epoch ms. {@link #NO_TIME} if a row cannot have changed at that time. */
    public static long timeOfSeconds(JsonNode seconds) {
        Long value = Integers.of(seconds);
        return timeOf(value == null ? null : ScalarType.ofSeconds(value));
    }

    /** The time in a field as epoch ms. {@link #NO_TIME} for null, 0, the year 1 and the like. */
    static long timeOf(Date time) {
        return time == null || time.getTime() <= 0 ? NO_TIME : time.getTime();
    }

    static Row of(Struct key, Struct value, long fingerprint, long time, long revision) {
        return new Row(key, value, fingerprint, time, time, revision, Map.of(), null);
    }

    static Row rejected(long fingerprint, long time, Reject reject) {
        return new Row(null, null, fingerprint, time, time, 0, Map.of(), reject);
    }

    /** The same row as a tombstone. */
    public Row asDeleted() {
        return reject == null ? new Row(key, null, fingerprint, time, changed, revision, headers, null) : this;
    }

    /** The same row with record headers. */
    public Row withHeaders(Map<String, String> more) {
        return more.equals(headers) ? this : new Row(key, value, fingerprint, time, changed, revision, more, reject);
    }

    /** The same row with another time of change (epoch ms). */
    public Row withTime(long other) {
        return other == time ? this : new Row(key, value, fingerprint, other, other, revision, headers, reject);
    }

    /** The same row with a time of change other than its replication key (epoch ms). An earlier time is ignored. */
    public Row withChange(long at) {
        return time == NO_TIME || at <= changed
                ? this
                : new Row(key, value, fingerprint, time, at, revision, headers, reject);
    }

    /** Whether the record is a tombstone. */
    public boolean isDeleted() {
        return value == null && reject == null;
    }
}
