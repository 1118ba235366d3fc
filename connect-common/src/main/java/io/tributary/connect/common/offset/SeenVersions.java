package io.tributary.connect.common.offset;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The row versions (64-bit hashes) that were sent at or after a moment, each with its time, so that reading them again
 * repeats nothing. An open-addressed table of two arrays: some 30 bytes a version, for there may be millions.
 */
final class SeenVersions {
    /** The newest so many are stored (400 kB); beyond that a restart may repeat. */
    static final int MAX_STORED = 50_000;

    private static final int SMALLEST = 64;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /** The time of a free place. */
    private static final long FREE = Long.MIN_VALUE;
    /** The time of a version that is taken back. */
    private static final long TAKEN_BACK = Long.MIN_VALUE + 1;

    private final Set<Long> inherited = new HashSet<>();
    private long[] versions = new long[SMALLEST];
    private long[] times = free(SMALLEST);
    private int used;
    private long floor = TAKEN_BACK + 1;
    private long gapFrom;
    private long gapTo;

    private static long[] free(int places) {
        long[] times = new long[places];
        Arrays.fill(times, FREE);
        return times;
    }

    /** Whether the version was sent; learns the time of one that came from a stored offset, and a later time than was known. */
    boolean contains(long time, long version) {
        if (inherited.remove(version)) {
            add(time, version);
            return true;
        }
        int place = place(version);
        if (times[place] < floor) {
            return false;
        }
        times[place] = Math.max(times[place], time);
        return true;
    }

    void add(long time, long version) {
        int place = place(version);
        if (times[place] == FREE) {
            used++;
        }
        versions[place] = version;
        times[place] = Math.max(times[place], time);
        if (used * 2 > versions.length) {
            rebuild();
        }
    }

    /** Takes a version back: it counts as not sent. */
    void remove(long version) {
        int place = place(version);
        if (times[place] != FREE) {
            times[place] = TAKEN_BACK;
        }
    }

    /** Forgets what was sent before {@code time} (epoch ms). */
    void forgetBefore(long time) {
        floor = Math.max(floor, time);
    }

    /** Where the version is, or would be. */
    private int place(long version) {
        int mask = versions.length - 1;
        int place = (int) ((version * MIX) >>> 32) & mask;
        while (times[place] != FREE && versions[place] != version) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Makes room: for the living twice over, without the forgotten. */
    private void rebuild() {
        long[] oldVersions = versions;
        long[] oldTimes = times;
        int living = (int) Arrays.stream(oldTimes).filter(this::isLiving).count();
        int places = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, living)) * 4);
        versions = new long[places];
        times = free(places);
        used = 0;
        for (int i = 0; i < oldTimes.length; i++) {
            if (isLiving(oldTimes[i])) {
                int place = place(oldVersions[i]);
                versions[place] = oldVersions[i];
                times[place] = oldTimes[i];
                used++;
            }
        }
    }

    /** Lets go of what was sent from {@code from} to before {@code to} (epoch ms): it is told otherwise. Replaces an earlier gap. */
    void gap(long from, long to) {
        gapFrom = from;
        gapTo = to;
    }

    /** Whether a version of this time is worth its place. */
    private boolean isLiving(long time) {
        return time >= floor && (time < gapFrom || time >= gapTo);
    }

    /** Forgets the stored versions that were not met again. */
    void forgetInherited() {
        inherited.clear();
    }

    int size() {
        return inherited.size() + living();
    }

    private int living() {
        return (int) Arrays.stream(times).filter(this::isLiving).count();
    }

    /** As base64 of 64-bit words: {@code position}, then the versions, the newest {@code most} at most. */
    String encode(long position, int most) {
        int own = Math.min(most, living());
        int stored = Math.min(most, own + inherited.size());
        ByteBuffer bytes = ByteBuffer.allocate((stored + 1) * Long.BYTES).putLong(position);
        writeNewest(own, bytes::putLong);
        inherited.stream().limit((long) stored - own).forEach(bytes::putLong);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private void writeNewest(int count, LongConsumer out) {
        long oldest = oldestOfNewest(count);
        int left = count;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < times.length && left > 0; i++) {
                boolean taken = pass == 0 ? times[i] > oldest : times[i] == oldest;
                if (taken && isLiving(times[i])) {
                    out.accept(versions[i]);
                    left--;
                }
            }
        }
    }

    /** The time of the oldest one among the {@code count} newest. */
    private long oldestOfNewest(int count) {
        if (count == living()) {
            return floor;
        }
        long[] sorted = Arrays.stream(times).filter(this::isLiving).sorted().toArray();
        return count == 0 ? Long.MAX_VALUE : sorted[sorted.length - count];
    }

    /**
     * Reads what {@link #encode} wrote for {@code position}; what was written for another position is void: a user who
     * moves the position asks for these rows again.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    static SeenVersions decode(String text, long position) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length < Long.BYTES || bytes.length % Long.BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no list of versions");
        }
        SeenVersions seen = new SeenVersions();
        ByteBuffer words = ByteBuffer.wrap(bytes);
        if (words.getLong() == position) {
            while (words.hasRemaining()) {
                seen.inherited.add(words.getLong());
            }
        }
        return seen;
    }
}
