package io.tributary.connect.common.offset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The keys that a table is known to have, by number, and which sweep over the table has met each of them last: what complete
 * sweeps do not meet is gone. One bad answer of the API must not empty a table: when a sweep meets nothing of two or more
 * rows, or misses more than half of 20 or more, two further sweeps have to agree.
 */
public final class RollCall {
    /** The number of a key that is not known. */
    public static final int NONE = KeyTable.NONE;

    private static final int SOME = 2;
    private static final int MANY = 20;
    private static final int SWEEPS_FOR_A_MASS_DELETE = 3;

    private final KeyTable keys = new KeyTable();
    private final int[] complete = new int[SWEEPS_FOR_A_MASS_DELETE];
    private int[] lastSweep = new int[0];
    private int sweep;
    private int added;

    /** The number of a key, or {@link #NONE}. */
    public int number(String key) {
        return keys.number(key);
    }

    /** The key with that number; null where there is none. */
    public String key(int number) {
        return keys.key(number);
    }

    /** Whether a key has that number. */
    public boolean holds(int number) {
        return keys.holds(number);
    }

    public int size() {
        return keys.size();
    }

    /** Adds a key that was not known, under a free number; the running sweep has met it. */
    public void add(int number, String key) {
        put(number, key);
        lastSweep[number] = sweep;
        added++;
    }

    /** Adds a key that was known before this task began. */
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

    public void remove(int number) {
        keys.remove(number);
    }

    public void beginSweep() {
        sweep++;
        added = 0;
    }

    /** The running sweep meets a key. */
    public void meet(int number) {
        lastSweep[number] = sweep;
    }

    /** Whether the running sweep has met a key. */
    public boolean isMet(int number) {
        return lastSweep[number] == sweep;
    }

    /**
     * The sweep was complete: the keys that are gone.
     *
     * @param needed how many complete sweeps in a row have to miss a key, unless it is one of many
     */
    public List<String> endSweep(int needed) {
        System.arraycopy(complete, 0, complete, 1, complete.length - 1);
        complete[0] = sweep;
        int required = complete[(isMassDelete() ? SWEEPS_FOR_A_MASS_DELETE : needed) - 1];
        return missed().filter(number -> lastSweep[number] < required)
                .mapToObj(keys::key)
                .toList();
    }

    private boolean isMassDelete() {
        int before = keys.size() - added;
        long missed = missed().count();
        boolean nothingMet = missed == keys.size() && missed >= SOME;
        return nothingMet || before >= MANY && missed * 2 > before;
    }

    private IntStream missed() {
        return IntStream.range(0, keys.end()).filter(number -> keys.holds(number) && !isMet(number));
    }
}
