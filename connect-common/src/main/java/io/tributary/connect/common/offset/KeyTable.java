package io.tributary.connect.common.offset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys by number, which whoever adds them chooses from 0 on: each held as its bytes, and found by an open-addressed index of
 * the numbers. Some 30 bytes for a key, besides its text: there may be hundreds of thousands.
 */
final class KeyTable {
    /** The number of a key that is not here. */
    static final int NONE = -1;

    private static final int SMALLEST = 64;
    private static final int MIX = 0x9E3779B9;

    private byte[][] keys = new byte[SMALLEST][];
    private int[] index = free(SMALLEST);
    private int size;

    private static int[] free(int places) {
        int[] index = new int[places];
        Arrays.fill(index, NONE);
        return index;
    }

    int size() {
        return size;
    }

    /** The number after the highest there may be. */
    int end() {
        return keys.length;
    }

    int number(String key) {
        return index[place(bytes(key))];
    }

    /** The key with that number; null where there is none. */
    String key(int number) {
        return holds(number) ? new String(keys[number], StandardCharsets.UTF_8) : null;
    }

    boolean holds(int number) {
        return number < keys.length && keys[number] != null;
    }

    /** Adds a key that is not here, under a number that is free. */
    void put(int number, String key) {
        if (number >= keys.length) {
            keys = Arrays.copyOf(keys, Math.max(number + 1, keys.length + keys.length / 2));
        }
        keys[number] = bytes(key);
        size++;
        if (size * 2 > index.length) {
            rebuild();
        } else {
            index[place(keys[number])] = number;
        }
    }

    private void rebuild() {
        index = free(index.length * 2);
        for (int number = 0; number < keys.length; number++) {
            if (keys[number] != null) {
                index[place(keys[number])] = number;
            }
        }
    }

    void remove(int number) {
        int gap = place(keys[number]);
        keys[number] = null;
        size--;
        index[gap] = NONE;
        int mask = index.length - 1;
        for (int next = gap + 1 & mask; index[next] != NONE; next = next + 1 & mask) {
            int home = home(keys[index[next]]);
            if ((next - home & mask) >= (next - gap & mask)) {
                index[gap] = index[next];
                index[next] = NONE;
                gap = next;
            }
        }
    }

    /** Where the number of a key is in the index, or would be. */
    private int place(byte[] key) {
        int place = home(key);
        while (index[place] != NONE && !Arrays.equals(keys[index[place]], key)) {
            place = place + 1 & index.length - 1;
        }
        return place;
    }

    private int home(byte[] key) {
        int mixed = Arrays.hashCode(key) * MIX;
        return (mixed ^ mixed >>> 16) & index.length - 1;
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
