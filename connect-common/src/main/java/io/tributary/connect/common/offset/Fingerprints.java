package io.tributary.connect.common.offset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * What was sent last of a table that can only be read whole: each row's key and fingerprint, stored in segments
 * ({@code {"table": "T#0"}}, {@code {"table": "T#1"}}, …) in order of first appearance, so that a batch touches few of
 * them. Segments are never deleted; new keys fill free places.
 *
 * <p>A sweep reads the whole table: {@link #beginSweep}, {@link #see} for every row, {@link #endSweep}.
 */
public final class Fingerprints {
    /** The field of {@code {"table": T}} that a user raises to have the table sent again. */
    public static final String GENERATION = Segment.GENERATION;

    private static final int BLOCK = 32;
    private static final int MANY = 20;
    private static final int SWEEPS_FOR_A_MASS_DELETE = 3;

    private final String table;
    private final int maxRows;
    private final long generation;
    private final List<Segment> segments = new ArrayList<>();
    private final TreeSet<Integer> open = new TreeSet<>();
    private final Map<String, Known> rows = new HashMap<>();
    private final Map<Integer, Map<String, Object>> before = new LinkedHashMap<>();
    private int sweep;

    private static final class Known {
        private final int segment;
        private final int firstSweep;
        private int lastSweep;
        private int missed;

        Known(int segment, int firstSweep) {
            this.segment = segment;
            this.firstSweep = firstSweep;
            this.lastSweep = firstSweep;
        }
    }

    /** What {@link #see} found. */
    public enum Finding {
        /** Its key was not known. */
        NEW,
        /** It differs from what was sent. */
        CHANGED,
        /** It was sent as it is. */
        UNCHANGED,
        /** It was met, unchanged or not, but there is no place to remember it: {@code snapshot.max.rows}. */
        UNTRACKED
    }

    public Fingerprints(String table, int maxRows, Map<String, ?> tableOffset) {
        this.table = table;
        this.maxRows = maxRows;
        this.generation = generation(tableOffset);
    }

    private static long generation(Map<String, ?> tableOffset) {
        Object generation = tableOffset == null ? null : tableOffset.get(GENERATION);
        return generation instanceof Number ? ((Number) generation).longValue() : 0;
    }

    /**
     * Loads the segments, block by block until a whole block is empty.
     *
     * @param read the stored offset of each of the named partitions; null or nothing where there is none
     */
    public void load(Function<Collection<String>, Map<String, Map<String, Object>>> read) {
        for (int first = 0; ; first += BLOCK) {
            List<String> names = IntStream.range(first, first + BLOCK)
                    .mapToObj(this::partition)
                    .toList();
            Map<String, Map<String, Object>> offsets = read.apply(names);
            if (names.stream().allMatch(name -> offsets.get(name) == null)) {
                return;
            }
            names.forEach(name -> add(offsets.get(name)));
        }
    }

    /**
     * Checks an offset of a segment.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireSegment(Map<String, ?> offset) {
        Segment.fromOffset(offset, generation(offset));
    }

    private void add(Map<String, Object> offset) {
        int number = segments.size();
        Segment segment = offset == null ? new Segment() : Segment.fromOffset(offset, generation);
        segment.fingerprints().keySet().forEach(key -> rows.put(key, new Known(number, sweep)));
        segments.add(segment);
        open.add(number);
    }

    public void beginSweep() {
        sweep++;
    }

    /** The text under which {@code key} is known here. */
    public static String text(Struct key) {
        return KeyText.of(key);
    }

    /** The key that {@code text} stands for. */
    public static Struct key(String text, Schema schema) {
        return KeyText.parse(text, schema);
    }

    /** Whether a row with that key was sent, and this sweep has not met it so far. */
    public boolean misses(String key) {
        Known known = rows.get(key);
        return known != null && known.lastSweep != sweep;
    }

    /** Whether a row with that key was sent. */
    public boolean knows(String key) {
        return rows.containsKey(key);
    }

    /** Notes a row of the sweep, and that it is sent when it is new or changed. */
    public Finding see(String key, long fingerprint) {
        Known known = rows.get(key);
        if (known == null) {
            return remember(key, fingerprint);
        }
        known.lastSweep = sweep;
        known.missed = 0;
        Long sent = segments.get(known.segment).fingerprints().get(key);
        if (sent == fingerprint) {
            return Finding.UNCHANGED;
        }
        change(known.segment).put(key, fingerprint);
        return Finding.CHANGED;
    }

    private Finding remember(String key, long fingerprint) {
        if (rows.size() >= maxRows || key.length() > Segment.MAX_CHARACTERS) {
            return Finding.UNTRACKED;
        }
        Known known = new Known(roomFor(key), sweep);
        rows.put(key, known);
        change(known.segment).put(key, fingerprint);
        return Finding.NEW;
    }

    private int roomFor(String key) {
        while (!open.isEmpty()) {
            int number = open.first();
            if (segments.get(number).hasRoomFor(key)) {
                return number;
            }
            open.remove(number);
        }
        segments.add(new Segment());
        open.add(segments.size() - 1);
        return segments.size() - 1;
    }

    /**
     * The sweep was complete: the keys whose rows are gone. One complete sweep without a row is enough, or {@code needed}
     * where pages can shift; when a sweep misses more than half of 20 or more rows, two further ones have to agree.
     */
    public List<String> endSweep(int needed) {
        List<String> missing = rows.entrySet().stream()
                .filter(row -> row.getValue().lastSweep != sweep)
                .map(Map.Entry::getKey)
                .toList();
        long before =
                rows.values().stream().filter(row -> row.firstSweep != sweep).count();
        boolean mass = before >= MANY && missing.size() * 2 > before;
        int required = mass ? SWEEPS_FOR_A_MASS_DELETE : needed;
        return missing.stream()
                .filter(key -> ++rows.get(key).missed >= required)
                .toList();
    }

    /** Forgets a row whose tombstone is sent. */
    public void forget(String key) {
        Known known = rows.remove(key);
        change(known.segment).remove(key);
        open.add(known.segment);
    }

    /** The partition whose offset remembers {@code key}: a record about it travels there. */
    public String partitionOf(String key) {
        Known known = rows.get(key);
        return known == null ? table : partition(known.segment);
    }

    private Segment change(int number) {
        Segment segment = segments.get(number);
        before.computeIfAbsent(number, changed -> segment.toOffset(generation));
        return segment;
    }

    /** The moves of all partitions that changed since the last call. */
    public Map<String, Move> moves() {
        Map<String, Move> moves = new HashMap<>();
        before.forEach((number, offset) -> moves.put(
                partition(number), new Move(offset, segments.get(number).toOffset(generation))));
        before.clear();
        return moves;
    }

    /** The offset of {@code {"table": T}}. */
    public Map<String, Object> tableOffset() {
        return Map.of(Offsets.VERSION, Offsets.CURRENT_VERSION, GENERATION, generation);
    }

    /** The number of rows that are remembered. */
    public int size() {
        return rows.size();
    }

    private String partition(int number) {
        return table + '#' + number;
    }
}
