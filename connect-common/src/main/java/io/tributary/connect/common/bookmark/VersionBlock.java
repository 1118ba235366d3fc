package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** Versions of about the same time, in no order, and their encoded form. */
final class VersionBlock {
    /** A multiple of three, so that a full block is encoded as a whole. */
    static final int CAPACITY = 510;

    private static final int SMALLEST = 6;
    private static final Comparator<Version> NEWEST_FIRST = Comparator.comparingLong(Version::time)
            .thenComparingLong(Version::hash)
            .reversed();

    private long firstTime;
    private long firstVersion;
    private long[] times = new long[SMALLEST];
    private long[] versions = new long[SMALLEST];
    private int size;
    private long oldest = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;
    private VersionForm encodedForm;
    private Base64Piece encoded;

    /**
     * A block of the versions from a time and hash on.
     *
     * @param firstTime the time
     * @param firstVersion the hash, for versions of that time
     */
    VersionBlock(long firstTime, long firstVersion) {
        this.firstTime = firstTime;
        this.firstVersion = firstVersion;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    /** A time that is not after any version's. */
    long oldest() {
        return oldest;
    }

    /** A time that is not before any version's. */
    long newest() {
        return newest;
    }

    /** Makes this the block of the versions from {@code time} on. */
    void beginAt(long time) {
        firstTime = time;
        firstVersion = Long.MIN_VALUE;
    }

    /** Whether the block begins after a version. */
    boolean isAfter(long time, long version) {
        return firstTime > time || firstTime == time && firstVersion > version;
    }

    void add(long time, long version) {
        if (size == times.length) {
            times = Arrays.copyOf(times, Math.min(CAPACITY, 2 * size));
            versions = Arrays.copyOf(versions, times.length);
        }
        times[size] = time;
        versions[size++] = version;
        oldest = Math.min(oldest, time);
        newest = Math.max(newest, time);
        forgetEncoded();
    }

    void remove(long version) {
        int index = 0;
        while (versions[index] != version) {
            index++;
        }
        size--;
        times[index] = times[size];
        versions[index] = versions[size];
        forgetEncoded();
    }

    void removeIf(LongPredicate condition, LongConsumer removed) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (condition.test(times[i])) {
                removed.accept(versions[i]);
            } else {
                times[kept] = times[i];
                versions[kept++] = versions[i];
            }
        }
        if (kept < size) {
            size = kept;
            forgetEncoded();
        }
    }

    /** Finds the time of the oldest version, which {@link #oldest} returns from now on. */
    void findOldest() {
        oldest = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            oldest = Math.min(oldest, times[i]);
        }
    }

    /** Moves the newer half to a new block, which follows this one. */
    VersionBlock takeNewerHalf() {
        VersionBlock newer = emptyFromMiddle();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (newer.isAfter(times[i], versions[i])) {
                times[kept] = times[i];
                versions[kept++] = versions[i];
            } else {
                newer.add(times[i], versions[i]);
            }
        }
        size = kept;
        newest = newer.firstTime;
        forgetEncoded();
        return newer;
    }

    private VersionBlock emptyFromMiddle() {
        long[] sorted = Arrays.stream(times, 0, size).sorted().toArray();
        long time = sorted[size / 2];
        int before = 0;
        while (sorted[before] < time) {
            before++;
        }
        long[] alike = IntStream.range(0, size)
                .filter(i -> times[i] == time)
                .mapToLong(i -> versions[i])
                .sorted()
                .toArray();
        return new VersionBlock(time, alike[size / 2 - before]);
    }

    /** Whether some versions may have a time from {@code from} to before {@code to}. */
    boolean touches(long from, long to) {
        return from < to && newest >= from && oldest < to;
    }

    /** How many versions have a time from {@code from} to before {@code to}. */
    int count(long from, long to) {
        if (!touches(from, to)) {
            return 0;
        }
        if (isWithin(from, to)) {
            return size;
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += times[i] >= from && times[i] < to ? 1 : 0;
        }
        return count;
    }

    /** Whether all versions have a time from {@code from} to before {@code to}. */
    boolean isWithin(long from, long to) {
        return oldest >= from && newest < to;
    }

    /** The versions outside of a range of time, the newest first. */
    List<Version> living(long gapFrom, long gapTo) {
        List<Version> living = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (times[i] < gapFrom || times[i] >= gapTo) {
                living.add(new Version(times[i], versions[i]));
            }
        }
        living.sort(NEWEST_FIRST);
        return living;
    }

    /** How many of the versions {@link #encoded} holds: as many as can be encoded together. */
    int encodable() {
        return size - size % 3;
    }

    /** The first versions, encoded. Only encodes them if they have changed. */
    Base64Piece encoded(VersionForm form) {
        if (encoded == null || encodedForm != form) {
            ByteBuffer bytes = form.buffer(encodable());
            for (int i = 0; i < encodable(); i++) {
                form.put(bytes, times[i], versions[i]);
            }
            encoded = Base64Piece.of(bytes.array(), form.headerBytes());
            encodedForm = form;
        }
        return encoded;
    }

    /** Adds the versions that {@link #encoded} does not hold. */
    void addRest(List<Version> rest) {
        for (int i = encodable(); i < size; i++) {
            rest.add(new Version(times[i], versions[i]));
        }
    }

    boolean isEncoded() {
        return encoded != null;
    }

    void forgetEncoded() {
        encoded = null;
    }
}
