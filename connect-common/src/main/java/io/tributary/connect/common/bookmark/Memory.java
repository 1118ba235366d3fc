package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;

/**
 * The versions that were sent: those at the position or later, and, for some tables, as many earlier ones as there is room for. It
 * is complete from some time on: a version after that time that it does not know was not sent. An earlier one may have been.
 */
final class Memory {
    private final long reach;
    private SeenVersions seen = new SeenVersions();
    private long completeFrom = Long.MIN_VALUE;
    private long kept = Long.MAX_VALUE;

    /**
     * The stored form.
     *
     * @param timed whether it has the time of each version
     */
    record Stored(boolean timed, String text) {}

    /** @param reach how far below the position versions are remembered; zero if they are not */
    Memory(Duration reach) {
        this.reach = reach.toMillis();
    }

    SeenVersions seen() {
        return seen;
    }

    /** Whether versions below the position are remembered. */
    boolean reachesBack() {
        return reach > 0;
    }

    /** Whether it has all versions that were sent of rows of this time or later, in epoch ms. */
    boolean isComplete(long time) {
        return reachesBack() && time >= completeFrom();
    }

    private long completeFrom() {
        return Math.max(completeFrom, seen.completeFrom());
    }

    /** Starts a walk, which may read versions again that were forgotten for lack of room. */
    void begin() {
        completeFrom = completeFrom();
        seen.beginComplete();
    }

    /** The walk has read all rows of {@code time} or later, in epoch ms. */
    void readFrom(long time) {
        completeFrom = Math.min(completeFrom, time);
    }

    /** Keeps versions of {@code time} or later, in epoch ms, however far below the position. */
    void keepFrom(long time) {
        kept = time;
    }

    /** Excludes a range of time, in epoch ms, that {@link WalkedRange} covers, unless versions below the position are needed. */
    void exclude(long from, long to) {
        if (!reachesBack()) {
            seen.gap(from, to);
        }
    }

    /** The position has moved, to {@code position} in epoch ms. */
    void forgetBefore(long position) {
        seen.forgetBefore(Math.min(position - reach, kept));
    }

    /** Whether there are more versions since the position than the offset can store. */
    boolean overflows(long position) {
        return (reachesBack() ? seen.countFrom(position) : seen.size()) > SeenVersions.MAX_STORED;
    }

    /** Restores a position, in epoch ms, without versions. */
    void restoreNothing(long position) {
        seen = new SeenVersions();
        completeFrom = position;
    }

    /**
     * Restores what {@link #text} returned for this position, in epoch ms. Has no effect if it belongs to another position.
     *
     * @throws IllegalArgumentException that says what is wrong with the text
     */
    void restore(Stored stored, long position) {
        if (stored.timed()) {
            decode(stored.text(), position);
        } else {
            completeFrom = Long.MAX_VALUE;
            seen = SeenVersions.decode(stored.text(), position);
        }
    }

    /**
     * The stored form for an offset with this position, in epoch ms.
     *
     * @param max how many versions, the newest ones, are stored at most
     * @param walked the range that was read from the newest row down: its versions are omitted if there are too many
     */
    Stored text(long position, int max, WalkedRange walked) {
        if (!reachesBack() || seen.hasInherited()) {
            return new Stored(false, seen.encode(position, max));
        }
        if (walked.from() >= walked.to() || seen.size() <= max) {
            return new Stored(true, seen.encodeTimed(position, completeFrom(), max));
        }
        seen.gap(walked.from(), walked.to());
        String text = seen.encodeTimed(position, Long.MAX_VALUE, max);
        seen.gap(0, 0);
        return new Stored(true, text);
    }

    private void decode(String text, long position) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length < VersionForm.TIMED.headerBytes()
                || (bytes.length - VersionForm.TIMED.headerBytes()) % VersionForm.TIMED.bytes() != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are not a list of versions");
        }
        ByteBuffer words = ByteBuffer.wrap(bytes);
        if (words.getLong() == position) {
            completeFrom = words.getLong();
            while (words.hasRemaining()) {
                seen.add(Integer.toUnsignedLong(words.getInt()) * VersionForm.SECOND, words.getLong());
            }
        }
    }
}
