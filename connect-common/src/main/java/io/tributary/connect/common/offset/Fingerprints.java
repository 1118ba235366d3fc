package io.tributary.connect.common.offset;

import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * What was sent last of a table that can only be read whole: each row's key and fingerprint, stored in segments
 * ({@code {"table": "T#0"}}, {@code {"table": "T#1"}}, …) in order of first appearance, so that a batch touches few of
 * them. Segments are never deleted; new keys fill free places. A place's number tells its segment.
 *
 * <p>A sweep reads the whole table: {@link #beginSweep}, {@link #see} for every row, {@link #endSweep}.
 */
public final class Fingerprints {
    /** The field of {@code {"table": T}} that a user raises to have the table sent again. */
    public static final String GENERATION = Segment.GENERATION;

    private static final int BLOCK = 32;
    /** Marks the text of a row without a key among the keys, which all begin with a bracket. */
    private static final String REJECTED = "!";

    private final String table;
    private final int maxRows;
    private final long generation;
    private final RollCall roll = new RollCall();
    private final Places places = new Places();
    private final Map<Integer, Map<String, Object>> before = new LinkedHashMap<>();
    private long[] fingerprints = new long[0];
    private int[] lists = new int[0];

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
     * Checks an offset of {@code {"table": T}}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireGeneration(Map<String, ?> offset) {
        Offsets.requireOnly(Set.of(Offsets.VERSION, GENERATION), offset);
        Segment.requireGeneration(offset);
    }

    /**
     * Checks an offset of a segment.
     *
     * @param keyFields how many fields the table's key has
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireSegment(Map<String, ?> offset, int keyFields) {
        Offsets.requireOnly(Set.of(Offsets.VERSION, GENERATION, Segment.ROWS), offset);
        Segment.requireGeneration(offset);
        Segment.fromOffset(offset, generation(offset)).keySet().forEach(key -> {
            if (!isRejected(key) && !KeyText.isKey(key, keyFields)) {
                throw new IllegalArgumentException(
                        key + " in \"" + Segment.ROWS + "\" is no key of this table: a JSON array of its " + keyFields
                                + " field(s) as text, such as [\"5\"]");
            }
        });
    }

    private void add(Map<String, Object> offset) {
        int segment = places.add();
        if (offset != null) {
            Segment.fromOffset(offset, generation).forEach((key, fingerprint) -> {
                forgetElsewhere(key);
                int place = take(segment, key);
                roll.restore(place, key);
                fingerprints[place] = fingerprint;
            });
        }
    }

    /** Two tasks that ran side by side may both have stored a key: the later segment counts. */
    private void forgetElsewhere(String key) {
        int place = roll.number(key);
        if (place != RollCall.NONE) {
            roll.remove(place);
            places.free(place / Segment.MAX_ROWS, key);
        }
    }

    /** Takes the first free place of a segment. */
    private int take(int segment, String key) {
        places.take(segment, key);
        int place = segment * Segment.MAX_ROWS;
        while (roll.holds(place)) {
            place++;
        }
        if (place >= fingerprints.length) {
            int length = Math.max(place + 1, fingerprints.length + fingerprints.length / 2);
            fingerprints = Arrays.copyOf(fingerprints, length);
            lists = Arrays.copyOf(lists, length);
        }
        return place;
    }

    public void beginSweep() {
        roll.beginSweep();
    }

    /** The text under which {@code key} is known here. */
    public static String text(Struct key) {
        return KeyText.of(key);
    }

    /** A key's 64-bit hash, which stands for it in positions and log lines. */
    public static long hash(Struct key) {
        return Fingerprint.hash(text(key));
    }

    /** The text under which {@code row} is known here, also where it has no key. */
    public static String text(Row row) {
        return row.key() == null ? REJECTED + Long.toHexString(row.fingerprint()) : text(row.key());
    }

    /** Whether {@code text} stands for a row without a key. */
    public static boolean isRejected(String text) {
        return text.startsWith(REJECTED);
    }

    /** The key that {@code text} stands for. */
    public static Struct key(String text, Schema schema) {
        return KeyText.parse(text, schema);
    }

    /** Whether a row with that key was sent, and this sweep has not met it so far. */
    public boolean misses(String key) {
        int place = roll.number(key);
        return place != RollCall.NONE && !roll.isMet(place);
    }

    /** Whether a row with that key was sent. */
    public boolean knows(String key) {
        return roll.number(key) != RollCall.NONE;
    }

    /** Whether a row with that key was sent, or may have been: of earlier generations nothing is known. */
    public boolean mayKnow(String key) {
        return generation > 0 || knows(key);
    }

    /** Whether a row with that key was sent as it is. */
    public boolean isSent(String key, long fingerprint) {
        int place = roll.number(key);
        return place != RollCall.NONE && fingerprints[place] == fingerprint;
    }

    /** Whether a row with that key was sent, and this sweep has met it. */
    public boolean isMet(String key) {
        int place = roll.number(key);
        return place != RollCall.NONE && roll.isMet(place);
    }

    /** The number of the list in which this sweep has met a row with that key last; -1 where it has not. */
    public int metIn(String key) {
        return isMet(key) ? lists[roll.number(key)] : -1;
    }

    /** The sweep meets a row with that key in a list; one that was never sent leaves no trace. */
    public void meet(String key, int list) {
        int place = roll.number(key);
        if (place != RollCall.NONE) {
            roll.meet(place);
            lists[place] = list;
        }
    }

    /** Notes a row of the sweep, and that it is sent when it is new or changed. */
    public Finding see(String key, long fingerprint) {
        int place = roll.number(key);
        if (place == RollCall.NONE) {
            return remember(key, fingerprint);
        }
        roll.meet(place);
        if (fingerprints[place] == fingerprint) {
            return Finding.UNCHANGED;
        }
        changes(place / Segment.MAX_ROWS);
        fingerprints[place] = fingerprint;
        return Finding.CHANGED;
    }

    private Finding remember(String key, long fingerprint) {
        if (roll.size() >= maxRows || key.length() > Segment.MAX_KEY_CHARACTERS) {
            return Finding.UNTRACKED;
        }
        int segment = places.segmentFor(key);
        changes(segment);
        int place = take(segment, key);
        roll.add(place, key);
        fingerprints[place] = fingerprint;
        return Finding.NEW;
    }

    /**
     * The sweep was complete: the keys whose rows are gone.
     *
     * @param needed how many complete sweeps in a row have to miss a row; more where many rows are missed at once
     */
    public List<String> endSweep(int needed) {
        return roll.endSweep(needed);
    }

    /** Forgets a row whose tombstone is sent. */
    public void forget(String key) {
        int place = roll.number(key);
        int segment = place / Segment.MAX_ROWS;
        changes(segment);
        roll.remove(place);
        places.free(segment, key);
    }

    /** The partition whose offset remembers {@code key}: a record about it travels there. */
    public String partitionOf(String key) {
        int place = roll.number(key);
        return place == RollCall.NONE ? table : partition(place / Segment.MAX_ROWS);
    }

    /** A segment is about to change. */
    private void changes(int segment) {
        before.computeIfAbsent(segment, this::offset);
    }

    private Map<String, Object> offset(int segment) {
        Map<String, Long> rows = new LinkedHashMap<>();
        int first = segment * Segment.MAX_ROWS;
        IntStream.range(first, first + Segment.MAX_ROWS)
                .filter(roll::holds)
                .forEach(place -> rows.put(roll.key(place), fingerprints[place]));
        return Segment.toOffset(rows, generation);
    }

    /** The moves of all partitions that changed since the last call. */
    public Map<String, Move> moves() {
        Map<String, Move> moves = new HashMap<>();
        before.forEach((segment, offset) -> moves.put(partition(segment), new Move(offset, offset(segment))));
        before.clear();
        return moves;
    }

    /** The offset of {@code {"table": T}}. */
    public Map<String, Object> tableOffset() {
        return Map.of(Offsets.VERSION, Offsets.CURRENT_VERSION, GENERATION, generation);
    }

    /** The number of rows that are remembered. */
    public int size() {
        return roll.size();
    }

    private String partition(int segment) {
        return table + '#' + segment;
    }
}
