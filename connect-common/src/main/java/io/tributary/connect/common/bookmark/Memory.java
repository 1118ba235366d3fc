package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;

/**
 * The versions that were sent: those at the position and after it, and where a table asks for it as many below it as there is
 * room for. From some time on nothing is missing: there, what is unknown was not sent. Below it, that cannot be told.
 */
final class Memory {
    private static final int HEADER = 2 * Long.BYTES;
    private static final int ENTRY = Integer.BYTES + Long.BYTES;
    private static final long SECOND = 1000;
    private static final long LAST_SECOND = (1L << 32) - 1;

    private final long reach;
    private SeenVersions seen = new SeenVersions();
    private long completeFrom = Long.MIN_VALUE;
    private long kept = Long.MAX_VALUE;

    /**
     * The memory as text.
     *
     * @param timed whether each version has its time beside it
     */
    record Stored(boolean timed, String text) {}

    /** @param reach how far below the position versions are remembered; zero for not at all */
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

    /** Whether no sent version of a row of this time, or of a younger one, is missing. */
    boolean isComplete(long time) {
        return reachesBack() && time >= completeFrom();
    }

    private long completeFrom() {
        return Math.max(completeFrom, seen.completeFrom());
    }

    /** A walk begins, which may remember again what was forgotten for want of room. */
    void begin() {
        completeFrom = completeFrom();
        seen.beginComplete();
    }

    /** All rows not older than {@code time} were met since {@link #begin}. */
    void metFrom(long time) {
        completeFrom = Math.min(completeFrom, time);
    }

    /** Nothing younger than {@code time} is forgotten, however far behind the position that is. */
    void keepFrom(long time) {
        kept = time;
    }

    /** What a walk from the newest row down has come through needs no memory, unless more than the position asks for it. */
    void leaveOut(long from, long to) {
        if (!reachesBack()) {
            seen.gap(from, to);
        }
    }

    /** The position has moved. */
    void forgetBefore(long position) {
        seen.forgetBefore(Math.min(position - reach, kept));
    }

    /** Whether more versions from the position on are held than are stored. */
    boolean overflows(long position) {
        return (reachesBack() ? seen.countFrom(position) : seen.size()) > SeenVersions.MAX_STORED;
    }

    /** Nothing is stored for this position. */
    void restoreNothing(long position) {
        seen = new SeenVersions();
        completeFrom = position;
    }

    /**
     * Takes up what {@link #text} gave for this position; what was written for another position is void.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
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
     * The newest {@code most} versions, at most, for an offset with this position.
     *
     * @param walked what was read from the newest row down: its versions are left out where there are too many
     */
    Stored text(long position, int most, WalkedRange walked) {
        if (!reachesBack() || seen.hasInherited()) {
            return new Stored(false, seen.encode(position, most));
        }
        if (walked.from() >= walked.to() || seen.size() <= most) {
            return new Stored(true, encode(position, most, completeFrom()));
        }
        seen.gap(walked.from(), walked.to());
        String text = encode(position, most, Long.MAX_VALUE);
        seen.gap(0, 0);
        return new Stored(true, text);
    }

    /** As base64: the position, from when on nothing is missing, then time in UNIX seconds and hash of each version. */
    private String encode(long position, int most, long complete) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + Math.min(most, seen.size()) * ENTRY);
        bytes.putLong(position).putLong(complete);
        long allFrom =
                seen.newest(most, (time, version) -> bytes.putInt(seconds(time)).putLong(version));
        bytes.putLong(Long.BYTES, Math.max(complete, allFrom));
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Rounded up: a version that is remembered for a moment too long does no harm. */
    private static int seconds(long time) {
        return (int) Math.max(0, Math.min(LAST_SECOND, Math.floorDiv(time + SECOND - 1, SECOND)));
    }

    private void decode(String text, long position) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length < HEADER || (bytes.length - HEADER) % ENTRY != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no list of versions");
        }
        ByteBuffer words = ByteBuffer.wrap(bytes);
        if (words.getLong() == position) {
            completeFrom = words.getLong();
            while (words.hasRemaining()) {
                seen.add(Integer.toUnsignedLong(words.getInt()) * SECOND, words.getLong());
            }
        }
    }
}
