package io.tributary.connect.common.offset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys by number and numbers by key. The caller chooses the numbers, which start at 0. Since there may be hundreds of thousands
 * of keys, each is stored as its bytes and found through an open-addressing hash table of numbers: about 30 bytes per key, plus
 * its text.
 */
final class KeyIndex {
    /** The number of an unknown key. */
    static final int NONE = -1;

    private static final int SMALLEST = 64;
    private static final int MIX = 0x9E3779B9;

    private byte[][] keys = new byte[SMALLEST][];
    private int[] slots = emptySlots(SMALLEST);
    private int size;

    private static int[] emptySlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, NONE);
        return slots;
    }

    int size() {
        return size;
    }

    /** Greater than every number in use. */
    int end() {
        return keys.length;
    }

    /** The number of a key, or {@link #NONE}. */
    int number(String key) {
        return slots[slot(bytes(key))];
    }

    /** The key with that number. Null if there is none. */
    String key(int number) {
        return holds(number) ? new String(keys[number], StandardCharsets.UTF_8) : null;
    }

    boolean holds(int number) {
        return number < keys.length && keys[number] != null;
    }

    /** Adds a new key under an unused number. */
    void put(int number, String key) {
        if (number >= keys.length) {
            keys = Arrays.copyOf(keys, Math.max(number + 1, keys.length + keys.length / 2));
        }
        keys[number] = bytes(key);
        size++;
        if (size * 2 > slots.length) {
            rebuild();
        } else {
            slots[slot(keys[number])] = number;
        }
    }

    private void rebuild() {
        slots = emptySlots(slots.length * 2);
        for (int number = 0; number < keys.length; number++) {
            if (keys[number] != null) {
                slots[slot(keys[number])] = number;
            }
        }
    }

    void remove(int number) {
        int gap = slot(keys[number]);
        keys[number] = null;
        size--;
        slots[gap] = NONE;
        int mask = slots.length - 1;
        for (int next = gap + 1 & mask; slots[next] != NONE; next = next + 1 & mask) {
            int home = home(keys[slots[next]]);
            if ((next - home & mask) >= (next - gap & mask)) {
                slots[gap] = slots[next];
                slots[next] = NONE;
                gap = next;
            }
        }
    }

    /** The slot that holds the number of {@code key}, or the empty one where it belongs. */
    private int slot(byte[] key) {
        int slot = home(key);
        while (slots[slot] != NONE && !Arrays.equals(keys[slots[slot]], key)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private int home(byte[] key) {
        int mixed = Arrays.hashCode(key) * MIX;
        return (mixed ^ mixed >>> 16) & slots.length - 1;
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
