package io.tributary.connect.common.offset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The known keys of a table, by number, and the last sweep that found each of them. A key that complete sweeps do not find is gone.
 * One bad response must not empty a table: if a sweep finds none of two or more keys, or misses more than half of 20 or more, the
 * keys are gone only after two further sweeps that miss them.
 */
public final class SweepTracker {
    /** The number of an unknown key. */
    public static final int NONE = KeyIndex.NONE;

    private static final int SOME = 2;
    private static final int MANY = 20;
    private static final int SWEEPS_FOR_A_MASS_DELETE = 3;

    private final KeyIndex keys = new KeyIndex();
    private final int[] completeSweeps = new int[SWEEPS_FOR_A_MASS_DELETE];
    private int[] lastSweep = new int[0];
    private int sweep;
    private int added;

    /** The number of a key, or {@link #NONE}. */
    public int number(String key) {
        return keys.number(key);
    }

    /** The key with that number. Null if there is none. */
    public String key(int number) {
        return keys.key(number);
    }

    /** Whether there is a key with that number. */
    public boolean holds(int number) {
        return keys.holds(number);
    }

    /** How many keys are known. */
    public int size() {
        return keys.size();
    }

    /** Adds a new key under an unused number. The current sweep has found it. */
    public void add(int number, String key) {
        put(number, key);
        lastSweep[number] = sweep;
        added++;
    }

    /** Adds a key that was known before this task started, under an unused number. No sweep has found it yet. */
    public void restore(int number, String key) {
        put(number, key);
        lastSweep[number] = 0;
    }

    private void put(int number, String key) {
        keys.put(number, key);
        if (lastSweep.length < keys.end()) {
            lastSweep = Arrays.copyOf(lastSweep, keys.end());
        }
    }

    /** Removes the key with that number. */
    public void remove(int number) {
        keys.remove(number);
    }

    /** Starts a sweep. */
    public void beginSweep() {
        sweep++;
        added = 0;
    }

    /** The current sweep finds the key with that number. */
    public void found(int number) {
        lastSweep[number] = sweep;
    }

    /** Whether the current sweep has found the key with that number. */
    public boolean isFound(int number) {
        return lastSweep[number] == sweep;
    }

    /**
     * Ends a complete sweep. Returns the keys that are gone.
     *
     * @param needed how many consecutive complete sweeps must miss a key; more are needed if many keys are missed at once
     */
    public List<String> endSweep(int needed) {
        System.arraycopy(completeSweeps, 0, completeSweeps, 1, completeSweeps.length - 1);
        completeSweeps[0] = sweep;
        int required = completeSweeps[(isMassDelete() ? SWEEPS_FOR_A_MASS_DELETE : needed) - 1];
        return missed().filter(number -> lastSweep[number] < required)
                .mapToObj(keys::key)
                .toList();
    }

    private boolean isMassDelete() {
        int before = keys.size() - added;
        long missed = missed().count();
        boolean nothingFound = missed == keys.size() && missed >= SOME;
        return nothingFound || before >= MANY && missed * 2 > before;
    }

    private IntStream missed() {
        return IntStream.range(0, keys.end()).filter(number -> keys.holds(number) && !isFound(number));
    }
}
