package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/**
 * One row, ready to be sent.
 *
 * @param key the primary key; null where the row cannot become a record
 * @param value the row; null where it cannot become a record, or says that it is deleted
 * @param fingerprint what the row holds, volatile fields left out
 * @param time the replication key in epoch ms, or {@link #NO_TIME}
 * @param changed when the row last changed, in epoch ms; {@code time} where the table tells no other, or {@link #NO_TIME}
 * @param headers of the record
 * @param reject why the row cannot become a record; null where it can
 */
public record Row(
        Struct key,
        Struct value,
        long fingerprint,
        long time,
        long changed,
        Map<String, String> headers,
        Reject reject) {
    /** The time of a row without a replication key, or with an unreadable one. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /**
     * Why a row goes to the dead letter topic.
     *
     * @param reason in a few words
     * @param json the row as it came; only its beginning where it is too large to be held
     * @param missing the fields of its key that are missing or unreadable; none where it has its key, or cannot be read at all
     * @param sha256 of the whole row, in hexadecimal digits
     * @param key of the row, if it can be read; else null
     */
    public record Reject(String reason, String json, List<String> missing, String sha256, Struct key) {
        private static final int HASH_DIGITS = 16;
        private static final int HEXADECIMAL = 16;

        public Reject(String reason, String json, List<String> missing) {
            this(reason, json, missing, Fingerprint.sha256(json), null);
        }

        /** The same for a row of which {@code beginning} is held alone. */
        public Reject(String reason, String beginning, String sha256) {
            this(reason, beginning, List.of(), sha256, null);
        }

        /** The same for the row with {@code other} as its key. */
        Reject of(Struct other) {
            return new Reject(reason, json, missing, sha256, other);
        }

        /** The first 64 bits of the SHA-256. */
        long version() {
            return Long.parseUnsignedLong(sha256.substring(0, HASH_DIGITS), HEXADECIMAL);
        }
    }

    /** The row's key, also where the row cannot become a record; null where the key is missing or unreadable. */
    public Struct anyKey() {
        return reject == null ? key : reject.key();
    }

    /** Whether the row cannot become a record for want of its key. */
    public boolean lacksKey() {
        return reject != null && !reject.missing().isEmpty();
    }

    /** The epoch ms of UNIX seconds, a number or text of digits; {@link #NO_TIME} where {@code seconds} are none that a row can have changed at. */
    public static long timeOfSeconds(JsonNode seconds) {
        return timeOf((Date) ScalarType.SECONDS.value(seconds));
    }

    /** The epoch ms of a time that a field tells; {@link #NO_TIME} for null, and for 0, the year 1 and the like. */
    static long timeOf(Date time) {
        return time == null || time.getTime() <= 0 ? NO_TIME : time.getTime();
    }

    static Row of(Struct key, Struct value, long fingerprint, long time) {
        return new Row(key, value, fingerprint, time, time, Map.of(), null);
    }

    static Row rejected(long fingerprint, long time, Reject reject) {
        return new Row(null, null, fingerprint, time, time, Map.of(), reject);
    }

    /** The same row, whose record is a tombstone. */
    public Row asDeleted() {
        return reject == null ? new Row(key, null, fingerprint, time, changed, headers, null) : this;
    }

    /** The same row with record headers. */
    public Row withHeaders(Map<String, String> more) {
        return new Row(key, value, fingerprint, time, changed, more, reject);
    }

    /** The same row, counted as changed at another time (epoch ms). */
    public Row withTime(long other) {
        return new Row(key, value, fingerprint, other, other, headers, reject);
    }

    /** The same row, whose last change is told beside its replication key; an earlier one says nothing. */
    public Row withChange(long at) {
        return time == NO_TIME || at <= changed ? this : new Row(key, value, fingerprint, time, at, headers, reject);
    }

    /** Whether the record is a tombstone. */
    public boolean isDeleted() {
        return value == null && reject == null;
    }
}
