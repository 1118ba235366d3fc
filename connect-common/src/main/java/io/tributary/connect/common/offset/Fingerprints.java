package io.tributary.connect.common.offset;

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
 * What was sent last of a table that can only be read whole: each row's key and fingerprint, stored in shards
 * ({@code {"table": "T#0"}}, {@code {"table": "T#1"}}, …) in order of first appearance, so that a batch touches few of
 * them. Shards are never deleted; new keys fill free allocator. A slot's number tells its shard.
 *
 * <p>A sweep reads the whole table: {@link #beginSweep}, {@link #see} for every row, {@link #endSweep}.
 */
public final class Fingerprints {
    /** The field of {@code {"table": T}} that a user raises to have the table sent again. */
    public static final String GENERATION = Shard.GENERATION;

    private static final int BLOCK = 32;
    /** Marks the text of a row without a key among the keys, which all begin with a bracket. */
    private static final String REJECTED = "!";

    private final String table;
    private final int maxRows;
    private final long generation;
    private final SweepTracker tracker = new SweepTracker();
    private final ShardAllocator allocator = new ShardAllocator();
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
        /** It was met, unchanged or not, but there is no slot to remember it: {@code snapshot.max.rows}. */
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
     * Loads the shards, block by block until a whole block is empty.
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
        Shard.requireGeneration(offset);
    }

    /**
     * Checks an offset of a shard.
     *
     * @param keyFields how many fields the table's key has
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireShard(Map<String, ?> offset, int keyFields) {
        Offsets.requireOnly(Set.of(Offsets.VERSION, GENERATION, Shard.ROWS), offset);
        Shard.requireGeneration(offset);
        Shard.fromOffset(offset, generation(offset)).keySet().forEach(key -> {
            if (!isRejected(key) && !KeyText.isKey(key, keyFields)) {
                throw new IllegalArgumentException(
                        key + " in \"" + Shard.ROWS + "\" is no key of this table: a JSON array of its " + keyFields
                                + " field(s) as text, such as [\"5\"]");
            }
        });
    }

    private void add(Map<String, Object> offset) {
        int shard = allocator.addShard();
        if (offset != null) {
            Shard.fromOffset(offset, generation).forEach((key, fingerprint) -> {
                forgetEarlier(key);
                int slot = take(shard, key);
                tracker.restore(slot, key);
                fingerprints[slot] = fingerprint;
            });
        }
    }

    /** Two tasks that ran side by side may both have stored a key: the later shard counts. */
    private void forgetEarlier(String key) {
        int slot = tracker.number(key);
        if (slot != SweepTracker.NONE) {
            tracker.remove(slot);
            allocator.removed(slot / Shard.MAX_ROWS, key);
        }
    }

    /** Takes the first free slot of a shard. */
    private int take(int shard, String key) {
        allocator.added(shard, key);
        int slot = shard * Shard.MAX_ROWS;
        while (tracker.holds(slot)) {
            slot++;
        }
        if (slot >= fingerprints.length) {
            int length = Math.max(slot + 1, fingerprints.length + fingerprints.length / 2);
            fingerprints = Arrays.copyOf(fingerprints, length);
            lists = Arrays.copyOf(lists, length);
        }
        return slot;
    }

    public void beginSweep() {
        tracker.beginSweep();
    }

    /** The text under which {@code key} is known here. */
    public static String text(Struct key) {
        return KeyText.of(key);
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
        int slot = tracker.number(key);
        return slot != SweepTracker.NONE && !tracker.isMet(slot);
    }

    /** Whether a row with that key was sent. */
    public boolean knows(String key) {
        return tracker.number(key) != SweepTracker.NONE;
    }

    /** Whether a row with that key was sent, or may have been: of earlier generations nothing is known. */
    public boolean mayKnow(String key) {
        return generation > 0 || knows(key);
    }

    /** Whether a row with that key was sent as it is. */
    public boolean isSent(String key, long fingerprint) {
        int slot = tracker.number(key);
        return slot != SweepTracker.NONE && fingerprints[slot] == fingerprint;
    }

    /** Whether a row with that key was sent, and this sweep has met it. */
    public boolean isMet(String key) {
        int slot = tracker.number(key);
        return slot != SweepTracker.NONE && tracker.isMet(slot);
    }

    /** The number of the list in which this sweep has met a row with that key last; -1 where it has not. */
    public int metIn(String key) {
        return isMet(key) ? lists[tracker.number(key)] : -1;
    }

    /** The sweep meets a row with that key in a list; one that was never sent leaves no trace. */
    public void meet(String key, int list) {
        int slot = tracker.number(key);
        if (slot != SweepTracker.NONE) {
            tracker.meet(slot);
            lists[slot] = list;
        }
    }

    /** Notes a row of the sweep, and that it is sent when it is new or changed. */
    public Finding see(String key, long fingerprint) {
        int slot = tracker.number(key);
        if (slot == SweepTracker.NONE) {
            return remember(key, fingerprint);
        }
        tracker.meet(slot);
        if (fingerprints[slot] == fingerprint) {
            return Finding.UNCHANGED;
        }
        willChange(slot / Shard.MAX_ROWS);
        fingerprints[slot] = fingerprint;
        return Finding.CHANGED;
    }

    private Finding remember(String key, long fingerprint) {
        if (tracker.size() >= maxRows || key.length() > Shard.MAX_KEY_CHARACTERS) {
            return Finding.UNTRACKED;
        }
        int shard = allocator.shardFor(key);
        willChange(shard);
        int slot = take(shard, key);
        tracker.add(slot, key);
        fingerprints[slot] = fingerprint;
        return Finding.NEW;
    }

    /**
     * The sweep was complete: the keys whose rows are gone.
     *
     * @param needed how many complete sweeps in a row have to miss a row; more where many rows are missed at once
     */
    public List<String> endSweep(int needed) {
        return tracker.endSweep(needed);
    }

    /** Forgets a row whose tombstone is sent. */
    public void forget(String key) {
        int slot = tracker.number(key);
        int shard = slot / Shard.MAX_ROWS;
        willChange(shard);
        tracker.remove(slot);
        allocator.removed(shard, key);
    }

    /** The partition whose offset remembers {@code key}: a record about it travels there. */
    public String partitionOf(String key) {
        int slot = tracker.number(key);
        return slot == SweepTracker.NONE ? table : partition(slot / Shard.MAX_ROWS);
    }

    /** A shard is about to change. */
    private void willChange(int shard) {
        before.computeIfAbsent(shard, this::offset);
    }

    private Map<String, Object> offset(int shard) {
        Map<String, Long> rows = new LinkedHashMap<>();
        int first = shard * Shard.MAX_ROWS;
        IntStream.range(first, first + Shard.MAX_ROWS)
                .filter(tracker::holds)
                .forEach(slot -> rows.put(tracker.key(slot), fingerprints[slot]));
        return Shard.toOffset(rows, generation);
    }

    /** How the offsets of all partitions changed since the last call. */
    public Map<String, OffsetChange> offsetChanges() {
        Map<String, OffsetChange> changes = new HashMap<>();
        before.forEach((shard, offset) -> changes.put(partition(shard), new OffsetChange(offset, offset(shard))));
        before.clear();
        return changes;
    }

    /** The offset of {@code {"table": T}}. */
    public Map<String, Object> tableOffset() {
        return Map.of(Offsets.VERSION, Offsets.CURRENT_VERSION, GENERATION, generation);
    }

    /** The number of rows that are remembered. */
    public int size() {
        return tracker.size();
    }

    private String partition(int shard) {
        return table + '#' + shard;
    }
}
