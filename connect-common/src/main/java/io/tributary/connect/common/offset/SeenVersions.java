package io.tributary.connect.common.offset;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The row versions (64-bit hashes) that were sent at or after a moment, ordered by their time, so that reading them again
 * repeats nothing.
 */
final class SeenVersions {
    /** The newest so many are stored (400 kB); beyond that a restart may repeat. */
    static final int MAX_STORED = 50_000;

    private final TreeMap<Long, Set<Long>> byTime = new TreeMap<>();
    private final Set<Long> inherited = new HashSet<>();

    /** Whether the version was sent; learns the time of one that came from a stored offset. */
    boolean contains(long time, long version) {
        if (inherited.remove(version)) {
            add(time, version);
            return true;
        }
        Set<Long> versions = byTime.get(time);
        return versions != null && versions.contains(version);
    }

    void add(long time, long version) {
        byTime.computeIfAbsent(time, key -> new HashSet<>()).add(version);
    }

    /** Forgets what was sent before {@code time} (epoch ms). */
    void forgetBefore(long time) {
        byTime.headMap(time).clear();
    }

    /** Forgets what was sent from {@code from} to before {@code to} (epoch ms). */
    void forgetBetween(long from, long to) {
        if (from < to) {
            byTime.subMap(from, to).clear();
        }
    }

    /** Forgets the stored versions that were not met again. */
    void forgetInherited() {
        inherited.clear();
    }

    int size() {
        return inherited.size() + byTime.values().stream().mapToInt(Set::size).sum();
    }

    /** As base64 of 64-bit words: {@code position}, then the versions, newest first, at most {@code most} of them. */
    String encode(long position, int most) {
        List<Long> versions = newestFirst(most);
        ByteBuffer bytes =
                ByteBuffer.allocate((versions.size() + 1) * Long.BYTES).putLong(position);
        versions.forEach(bytes::putLong);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private List<Long> newestFirst(int most) {
        List<Long> versions = new ArrayList<>();
        for (Set<Long> sameTime : byTime.descendingMap().values()) {
            add(versions, sameTime, most);
        }
        add(versions, inherited, most);
        return versions;
    }

    private static void add(List<Long> versions, Set<Long> more, int most) {
        more.stream().limit((long) most - versions.size()).forEach(versions::add);
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
