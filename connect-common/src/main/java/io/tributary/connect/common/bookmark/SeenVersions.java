package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * The versions (64-bit hashes) that were sent since some time, each with its own time in epoch ms. Since there may be a million, they
 * are in an open-addressing hash table in two arrays, and in blocks by time: 40 to 80 bytes per version.
 */
final class SeenVersions {
    /** How many versions, the newest ones, are stored at most (400 kB). Others may be sent again after a restart. */
    static final int MAX_STORED = 50_000;

    /** About how many versions are kept in memory (64 MB). Beyond that, the older half is forgotten and may be sent again. */
    static final int MAX_HELD = 1_000_000;

    private static final int SMALLEST = 64;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /** The time in a free slot. */
    private static final long FREE = Long.MIN_VALUE;
    /** The time of a removed version. */
    private static final long REMOVED = Long.MIN_VALUE + 1;
    /** The time of a version of the stored offset that was not read again. */
    private static final long INHERITED = Long.MIN_VALUE + 2;

    private final Versions own = new Versions();
    private final Versions inherited = new Versions();
    private long[] versions = new long[SMALLEST];
    private long[] times = new long[SMALLEST];
    private int used;
    private long floor = INHERITED;
    private long heldFrom = Long.MIN_VALUE;
    private long gapFrom;
    private long gapTo;

    SeenVersions() {
        Arrays.fill(times, FREE);
    }

    /** Whether a version was sent. Notes its time if that was unknown, as in a stored offset, or earlier. */
    boolean contains(long time, long version) {
        long known = times[slot(version)];
        if (known == INHERITED && time < floor) {
            remove(version);
        } else if (known >= INHERITED) {
            add(time, version);
        }
        return known >= INHERITED;
    }

    void add(long time, long version) {
        int slot = slot(version);
        long known = times[slot];
        if (time <= known || time < floor) {
            return;
        }
        drop(known, version);
        own.add(time, version);
        put(slot, time, version);
    }

    private void inherit(long version) {
        int slot = slot(version);
        if (times[slot] == FREE) {
            inherited.add(INHERITED, version);
            put(slot, INHERITED, version);
        }
    }

    private void put(int slot, long time, long version) {
        used += times[slot] == FREE ? 1 : 0;
        versions[slot] = version;
        times[slot] = time;
        if (used > versions.length / 3 * 2) {
            rebuild();
        }
    }

    /** Removes a version, which counts as not sent. */
    void remove(long version) {
        drop(times[slot(version)], version);
        free(version);
    }

    private void drop(long time, long version) {
        if (time == INHERITED) {
            inherited.remove(time, version);
        } else if (time > INHERITED) {
            own.remove(time, version);
        }
    }

    private void free(long version) {
        int slot = slot(version);
        if (times[slot] != FREE) {
            times[slot] = REMOVED;
        }
    }

    /** Forgets versions before {@code time}, in epoch ms. */
    void forgetBefore(long time) {
        if (time > floor) {
            floor = time;
            own.removeBefore(time, this::free);
        }
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

    /** Rebuilds the table without the forgotten versions, with room for more. */
    private void rebuild() {
        own.removeBetween(gapFrom, gapTo, this::free);
        if (own.size() > MAX_HELD) {
            while (own.size() > MAX_HELD / 2) {
                heldFrom = Math.max(heldFrom, own.removeOldestBlock(this::free) + 1);
            }
        }
        long[] oldVersions = versions;
        long[] oldTimes = times;
        int slots = SMALLEST;
        while (slots < 2 * (own.size() + inherited.size())) {
            slots *= 2;
        }
        versions = new long[slots];
        times = new long[slots];
        Arrays.fill(times, FREE);
        used = 0;
        for (int i = 0; i < oldTimes.length; i++) {
            if (oldTimes[i] > REMOVED) {
                int slot = slot(oldVersions[i]);
                versions[slot] = oldVersions[i];
                times[slot] = oldTimes[i];
                used++;
            }
        }
    }

    /** Forgets versions from {@code from} to before {@code to}, in epoch ms. Replaces the previous gap. */
    void gap(long from, long to) {
        gapFrom = from;
        gapTo = to;
    }

    /** Forgets the versions of the stored offset that were not read again. */
    void forgetInherited() {
        inherited.removeBefore(Long.MAX_VALUE, this::free);
    }

    boolean hasInherited() {
        return inherited.size() > 0;
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
        int gap = own.count(Math.max(gapFrom, time), gapTo);
        return inherited.size() + own.count(time, Long.MAX_VALUE) - gap;
    }

    int size() {
        return inherited.size() + living();
    }

    private int living() {
        return own.size() - own.count(gapFrom, gapTo);
    }

    /** In base64, as 64-bit words: {@code position}, then the newest versions, {@code max} at most. */
    String encode(long position, int max) {
        return new NewestVersions(VersionForm.PLAIN, max, gapFrom, gapTo)
                .add(own)
                .add(inherited)
                .text(ByteBuffer.allocate(Long.BYTES).putLong(position));
    }

    /**
     * In base64: {@code position} and the time from which nothing is missing as 64-bit words, then the newest versions with their times,
     * {@code max} at most.
     *
     * @param complete the time, in epoch ms, from which nothing is missing in memory
     */
    String encodeTimed(long position, long complete, int max) {
        NewestVersions newest = new NewestVersions(VersionForm.TIMED, max, gapFrom, gapTo).add(own);
        long allFrom = living() <= max ? floor : newest.oldest() + 1;
        return newest.text(ByteBuffer.allocate(2 * Long.BYTES).putLong(position).putLong(Math.max(complete, allFrom)));
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
                seen.inherit(words.getLong());
            }
        }
        return seen;
    }
}
