package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The versions (64-bit hashes) that were sent since some time, each with its own time in epoch ms. Since there may be a million, this
 * is an open-addressing hash table in two arrays: about 30 bytes per version.
 */
final class SeenVersions {
    /** How many versions, the newest ones, are stored at most (400 kB). Others may be sent again after a restart. */
    static final int MAX_STORED = 50_000;

    /** About how many versions are kept in memory (64 MB). Beyond that, the older half is forgotten and may be sent again. */
    static final int MAX_HELD = 1_000_000;

    private static final int SMALLEST = 64;
    /** In a table with more slots than this, the newest versions are found by sampling. */
    private static final int MANY = 1 << 18;

    private static final int SAMPLES = 1 << 12;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /** The time in a free slot. */
    private static final long FREE = Long.MIN_VALUE;
    /** The time of a removed version. */
    private static final long REMOVED = Long.MIN_VALUE + 1;

    private final Set<Long> inherited = new HashSet<>();
    private long[] versions;
    private long[] times;
    private int used;
    private long floor = REMOVED + 1;
    private long heldFrom = Long.MIN_VALUE;
    private long gapFrom;
    private long gapTo;

    /** Receives a version and its time. */
    @FunctionalInterface
    interface Each {
        void accept(long time, long version);
    }

    SeenVersions() {
        this(SMALLEST);
    }

    private SeenVersions(int slots) {
        versions = new long[slots];
        times = new long[slots];
        Arrays.fill(times, FREE);
    }

    /** Whether a version was sent. Notes its time if that was unknown, as in a stored offset, or earlier. */
    boolean contains(long time, long version) {
        if (inherited.remove(version)) {
            add(time, version);
            return true;
        }
        int slot = slot(version);
        if (times[slot] < floor) {
            return false;
        }
        times[slot] = Math.max(times[slot], time);
        return true;
    }

    void add(long time, long version) {
        int slot = slot(version);
        if (times[slot] == FREE) {
            used++;
        }
        versions[slot] = version;
        times[slot] = Math.max(times[slot], time);
        if (used * 2 > versions.length) {
            rebuild();
        }
    }

    /** Removes a version, which counts as not sent. */
    void remove(long version) {
        inherited.remove(version);
        int slot = slot(version);
        if (times[slot] != FREE) {
            times[slot] = REMOVED;
        }
    }

    /** Forgets versions before {@code time}, in epoch ms. */
    void forgetBefore(long time) {
        floor = Math.max(floor, time);
    }

    /** The slot that holds a version, or the free one where it belongs. */
    private int slot(long version) {
        int mask = versions.length - 1;
        int slot = (int) ((version * MIX) >>> 32) & mask;
        while (times[slot] != FREE && versions[slot] != version) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Rebuilds the table without the forgotten versions, with room for twice as many. */
    private void rebuild() {
        int living = living();
        SeenVersions kept = new SeenVersions(Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, living)) * 4));
        long from = newest(living > MAX_HELD ? MAX_HELD / 2 : living, kept::add);
        heldFrom = Math.max(heldFrom, from);
        versions = kept.versions;
        times = kept.times;
        used = kept.used;
    }

    /** Forgets versions from {@code from} to before {@code to}, in epoch ms. Replaces the previous gap. */
    void gap(long from, long to) {
        gapFrom = from;
        gapTo = to;
    }

    /** Whether a version of this time is not forgotten. */
    private boolean isLiving(long time) {
        return time >= floor && (time < gapFrom || time >= gapTo);
    }

    /** Forgets the versions of the stored offset that were not read again. */
    void forgetInherited() {
        inherited.clear();
    }

    boolean hasInherited() {
        return !inherited.isEmpty();
    }

    /** The time, in epoch ms, from which nothing was forgotten since {@link #beginComplete}. */
    long completeFrom() {
        return Math.max(floor, heldFrom);
    }

    /** From now on, what was forgotten so far for lack of room does not count. */
    void beginComplete() {
        heldFrom = Long.MIN_VALUE;
    }

    /** How many versions there are of this time or later, in epoch ms. */
    int countFrom(long time) {
        return inherited.size() + newerThan(time - 1);
    }

    int size() {
        return inherited.size() + living();
    }

    private int living() {
        int living = 0;
        for (long time : times) {
            living += isLiving(time) ? 1 : 0;
        }
        return living;
    }

    /** In base64, as 64-bit words: {@code position}, then the newest versions, {@code max} at most. */
    String encode(long position, int max) {
        int own = Math.min(max, living());
        int stored = Math.min(max, own + inherited.size());
        ByteBuffer bytes = ByteBuffer.allocate((stored + 1) * Long.BYTES).putLong(position);
        newest(own, (time, version) -> bytes.putLong(version));
        inherited.stream().limit((long) stored - own).forEach(bytes::putLong);
        byte[] written = Arrays.copyOf(bytes.array(), bytes.position());
        return Base64.getEncoder().withoutPadding().encodeToString(written);
    }

    /** Passes on the newest versions, {@code count} at most. Returns the time from which these are all. */
    long newest(int count, Each each) {
        int living = living();
        long oldest = oldestOfNewest(count, living);
        int left = count;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < times.length && left > 0; i++) {
                boolean taken = pass == 0 ? times[i] > oldest : times[i] == oldest;
                if (taken && isLiving(times[i])) {
                    each.accept(times[i], versions[i]);
                    left--;
                }
            }
        }
        return count >= living ? floor : oldest + 1;
    }

    /** The time of the oldest of the {@code count} newest versions. An estimate in a large table, which is not too early. */
    private long oldestOfNewest(int count, int living) {
        if (count == 0 || count >= living) {
            return count == 0 ? Long.MAX_VALUE - 1 : floor;
        }
        int step = times.length > MANY ? times.length / SAMPLES : 1;
        long[] sorted = IntStream.range(0, times.length / step)
                .mapToLong(i -> times[i * step])
                .filter(this::isLiving)
                .sorted()
                .toArray();
        int share = count;
        long oldest = sorted[indexOf(sorted, share, living)];
        while (newerThan(oldest) > count) {
            share -= share / 8 + 1;
            oldest = sorted[indexOf(sorted, Math.max(1, share), living)];
        }
        return oldest;
    }

    private static int indexOf(long[] sorted, int share, int living) {
        return (int) ((living - share) * (long) sorted.length / living);
    }

    private int newerThan(long time) {
        int newer = 0;
        for (long each : times) {
            newer += each > time && isLiving(each) ? 1 : 0;
        }
        return newer;
    }

    /**
     * Parses what {@link #encode} returned for {@code position}. Returns nothing if it belongs to another position: a user who moves
     * the position asks for these rows again.
     *
     * @throws IllegalArgumentException if the text does not have that form
     */
    static SeenVersions decode(String text, long position) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length < Long.BYTES || bytes.length % Long.BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are not a list of versions");
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
