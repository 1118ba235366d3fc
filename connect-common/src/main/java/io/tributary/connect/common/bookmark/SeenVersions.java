package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The row versions (64-bit hashes) that were sent at or after a moment, each with its time, so that reading them again
 * repeats nothing. An open-addressed table of two arrays: some 30 bytes a version, for there may be millions.
 */
final class SeenVersions {
    /** The newest so many are stored (400 kB); beyond that a restart may repeat. */
    static final int MAX_STORED = 50_000;

    /** About so many are held (64 MB); of more, the older half is forgotten, and may repeat. */
    static final int MAX_HELD = 1_000_000;

    private static final int SMALLEST = 64;
    /** Of more places, the newest are found by looking at some only. */
    private static final int MANY = 1 << 18;

    private static final int SAMPLES = 1 << 12;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /** The time of a free place. */
    private static final long FREE = Long.MIN_VALUE;
    /** The time of a version that is taken back. */
    private static final long TAKEN_BACK = Long.MIN_VALUE + 1;

    private final Set<Long> inherited = new HashSet<>();
    private long[] versions;
    private long[] times;
    private int used;
    private long floor = TAKEN_BACK + 1;
    private long heldFrom = Long.MIN_VALUE;
    private long gapFrom;
    private long gapTo;

    /** Takes a version with its time. */
    @FunctionalInterface
    interface Each {
        void accept(long time, long version);
    }

    SeenVersions() {
        this(SMALLEST);
    }

    private SeenVersions(int places) {
        versions = new long[places];
        times = new long[places];
        Arrays.fill(times, FREE);
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
        inherited.remove(version);
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
        int living = living();
        SeenVersions kept = new SeenVersions(Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, living)) * 4));
        long from = newest(living > MAX_HELD ? MAX_HELD / 2 : living, kept::add);
        heldFrom = Math.max(heldFrom, from);
        versions = kept.versions;
        times = kept.times;
        used = kept.used;
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

    boolean hasInherited() {
        return !inherited.isEmpty();
    }

    /** From this time on nothing was forgotten since {@link #beginComplete}. */
    long completeFrom() {
        return Math.max(floor, heldFrom);
    }

    /** What was forgotten so far for want of room counts no more. */
    void beginComplete() {
        heldFrom = Long.MIN_VALUE;
    }

    /** How many versions of this time or a later one there are. */
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

    /** As base64 of 64-bit words: {@code position}, then the versions, the newest {@code most} at most. */
    String encode(long position, int most) {
        int own = Math.min(most, living());
        int stored = Math.min(most, own + inherited.size());
        ByteBuffer bytes = ByteBuffer.allocate((stored + 1) * Long.BYTES).putLong(position);
        newest(own, (time, version) -> bytes.putLong(version));
        inherited.stream().limit((long) stored - own).forEach(bytes::putLong);
        byte[] written = Arrays.copyOf(bytes.array(), bytes.position());
        return Base64.getEncoder().withoutPadding().encodeToString(written);
    }

    /** Hands over the newest {@code count} versions, at most, and tells from which time on these are all. */
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

    /** The time of the oldest one among the {@code count} newest; of very many, about that, and rather too late. */
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
        long oldest = sorted[place(sorted, share, living)];
        while (newerThan(oldest) > count) {
            share -= share / 8 + 1;
            oldest = sorted[place(sorted, Math.max(1, share), living)];
        }
        return oldest;
    }

    private static int place(long[] sorted, int share, int living) {
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
