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
 * What was sent last of a snapshot table: the key and fingerprint of each row. They are stored in shards, in order of first
 * appearance, so that a batch changes few shards. Shards are never deleted; new keys take the slots of forgotten ones. Slots are
 * numbered across all shards.
 *
 * <p>For each sweep, call {@link #beginSweep}, {@link #see} for every row, then {@link #endSweep}. Used by the task's thread.
 */
public final class Fingerprints {
    private static final int BLOCK = 32;
    /** Marks the text of a row without a key. The texts of keys start with a bracket. */
    private static final String REJECTED = "!";

    private final String table;
    private final int maxRows;
    private final long generation;
    private final SweepTracker tracker = new SweepTracker();
    private final ShardAllocator allocator = new ShardAllocator();
    private final Map<Integer, Map<String, Object>> before = new LinkedHashMap<>();
    private long[] fingerprints = new long[0];
    private int[] lists = new int[0];

    /** How a row compares with what was sent. */
    public enum Finding {
        /** No row with its key was sent. */
        NEW,
        /** Another version of it was sent. */
        CHANGED,
        /** This version of it was sent. */
        UNCHANGED,
        /** It cannot be compared: its key is too long, or {@code snapshot.max.rows} keys are known. */
        UNTRACKED
    }

    /**
     * @param maxRows how many keys are known at most
     * @param tableOffset the stored offset of {@code {"table": T}}; null if there is none
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    public Fingerprints(String table, int maxRows, Map<String, ?> tableOffset) {
        this.table = table;
        this.maxRows = maxRows;
        this.generation = generation(tableOffset);
    }

    private static long generation(Map<String, ?> tableOffset) {
        Map<String, ?> current = tableOffset == null ? Map.of() : Offsets.current(tableOffset);
        return current.get(OffsetFields.GENERATION) instanceof Number generation ? generation.longValue() : 0;
    }

    /**
     * Loads the shards in blocks, until a whole block is empty.
     *
     * @param read returns the stored offsets of partitions; null or nothing for those without one
     * @throws IllegalArgumentException with a sentence that says what is wrong with a stored offset
     */
    public void load(Function<Collection<SourcePartition>, Map<SourcePartition, Map<String, Object>>> read) {
        for (int first = 0; ; first += BLOCK) {
            List<SourcePartition> partitions = IntStream.range(first, first + BLOCK)
                    .mapToObj(shard -> SourcePartition.ofShard(table, shard))
                    .toList();
            Map<SourcePartition, Map<String, Object>> offsets = read.apply(partitions);
            if (partitions.stream().allMatch(partition -> offsets.get(partition) == null)) {
                return;
            }
            partitions.forEach(partition -> add(partition, offsets.get(partition)));
        }
    }

    /**
     * Checks an offset of {@code {"table": T}} that a user sets.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireGeneration(Map<String, ?> offset) {
        Map<String, ?> current = Offsets.current(offset);
        Offsets.requireOnly(Set.of(OffsetFields.VERSION, OffsetFields.GENERATION), current);
        Shard.requireGeneration(current);
    }

    private void add(SourcePartition partition, Map<String, Object> offset) {
        int shard = allocator.addShard();
        if (offset != null) {
            fromOffset(partition, offset).forEach((key, fingerprint) -> {
                forgetEarlier(key);
                int slot = takeSlot(shard, key);
                tracker.restore(slot, key);
                fingerprints[slot] = fingerprint;
            });
        }
    }

    private Map<String, Long> fromOffset(SourcePartition partition, Map<String, Object> offset) {
        try {
            return Shard.fromOffset(offset, generation);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("shard " + partition.name() + ": " + e.getMessage(), e);
        }
    }

    /** Two tasks that ran side by side may have stored a key in two shards. The later shard counts. */
    private void forgetEarlier(String key) {
        int slot = tracker.number(key);
        if (slot != SweepTracker.NONE) {
            tracker.remove(slot);
            allocator.removed(slot / Shard.MAX_ROWS, key);
        }
    }

    /** Takes the first free slot of a shard. */
    private int takeSlot(int shard, String key) {
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

    /** Starts a sweep. */
    public void beginSweep() {
        tracker.beginSweep();
    }

    /** The text of {@code key} in shards. */
    public static String text(Struct key) {
        return KeyText.of(key);
    }

    /** A key's 64-bit hash, which represents it in positions and log lines. */
    public static long hash(Struct key) {
        return Fingerprint.hash(text(key));
    }

    /** The text in shards of a row's key, or of the row itself if it has no key. */
    public static String text(Row row) {
        return row.key() == null ? REJECTED + Long.toHexString(row.fingerprint()) : text(row.key());
    }

    /** Whether {@code text} represents a row without a key. */
    public static boolean isRejected(String text) {
        return text.startsWith(REJECTED);
    }

    /**
     * The key with that text.
     *
     * @throws IllegalArgumentException if there is no such key in that schema
     */
    public static Struct key(String text, Schema schema) {
        return KeyText.parse(text, schema);
    }

    /** Whether a row with that key was sent and the current sweep has not found it so far. */
    public boolean misses(String key) {
        int slot = tracker.number(key);
        return slot != SweepTracker.NONE && !tracker.isFound(slot);
    }

    /** Whether a row with that key was sent. */
    public boolean knows(String key) {
        return tracker.number(key) != SweepTracker.NONE;
    }

    /** Whether a row with that key may have been sent: what earlier generations sent is unknown. */
    public boolean mayKnow(String key) {
        return generation > 0 || knows(key);
    }

    /** Whether this version of the row with that key was sent last. */
    public boolean isSent(String key, long fingerprint) {
        int slot = tracker.number(key);
        return slot != SweepTracker.NONE && fingerprints[slot] == fingerprint;
    }

    /** Whether a row with that key was sent and the current sweep has found it. */
    public boolean isFound(String key) {
        int slot = tracker.number(key);
        return slot != SweepTracker.NONE && tracker.isFound(slot);
    }

    /** The number of the last list in which the current sweep found a row with that key. -1 if it has not found one. */
    public int foundIn(String key) {
        return isFound(key) ? lists[tracker.number(key)] : -1;
    }

    /** The current sweep finds a row with that key in a list. Has no effect if no such row was sent. */
    public void found(String key, int list) {
        int slot = tracker.number(key);
        if (slot != SweepTracker.NONE) {
            tracker.found(slot);
            lists[slot] = list;
        }
    }

    /** The current sweep finds a row, which is sent now if it is new or changed. */
    public Finding see(String key, long fingerprint) {
        int slot = tracker.number(key);
        if (slot == SweepTracker.NONE) {
            return remember(key, fingerprint);
        }
        tracker.found(slot);
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
        int slot = takeSlot(shard, key);
        tracker.add(slot, key);
        fingerprints[slot] = fingerprint;
        return Finding.NEW;
    }

    /**
     * Ends a complete sweep. Returns the keys of the rows that are gone.
     *
     * @param needed how many consecutive complete sweeps must miss a row; more are needed if many rows are missed at once
     */
    public List<String> endSweep(int needed) {
        return tracker.endSweep(needed);
    }

    /** Forgets a row that is gone. */
    public void forget(String key) {
        int slot = tracker.number(key);
        int shard = slot / Shard.MAX_ROWS;
        willChange(shard);
        tracker.remove(slot);
        allocator.removed(shard, key);
    }

    /** The partition for records with that key: the shard with its fingerprint, or the table's own. */
    public SourcePartition partitionOf(String key) {
        int slot = tracker.number(key);
        return slot == SweepTracker.NONE
                ? SourcePartition.of(table)
                : SourcePartition.ofShard(table, slot / Shard.MAX_ROWS);
    }

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

    /** How offsets of shards have changed since the last call. */
    public Map<SourcePartition, OffsetChange> offsetChanges() {
        Map<SourcePartition, OffsetChange> changes = new HashMap<>();
        before.forEach((shard, offset) ->
                changes.put(SourcePartition.ofShard(table, shard), new OffsetChange(offset, offset(shard))));
        before.clear();
        return changes;
    }

    /** The offset of {@code {"table": T}}. */
    public Map<String, Object> tableOffset() {
        return Map.of(OffsetFields.VERSION, Offsets.CURRENT_VERSION, OffsetFields.GENERATION, generation);
    }

    /** How many keys are known. */
    public int size() {
        return tracker.size();
    }
}
