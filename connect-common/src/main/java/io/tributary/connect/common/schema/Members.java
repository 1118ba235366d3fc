package io.tributary.connect.common.schema;

import java.util.BitSet;

/** The members of one object that were read so far, for its hash. Used by one thread. */
final class Members {
    private final BitSet names;
    private long sum = Hasher.OBJECT;
    private int size;

    /**
     * @param mayRepeat whether a name may come twice, as on the wire
     */
    Members(boolean mayRepeat) {
        this.names = mayRepeat ? new BitSet() : null;
    }

    /** Whether a member before may have the same name. The last of them counts: a tree shows which. */
    boolean mayHave(WireName name) {
        if (names == null) {
            return false;
        }
        boolean isNew = name.number() != WireName.UNNUMBERED && !names.get(name.number());
        if (isNew) {
            names.set(name.number());
        }
        return !isNew;
    }

    /** Adds a member with the hash {@code hash}; 0 if it does not change the object's hash. */
    void add(long hash) {
        sum += hash;
        size++;
    }

    int size() {
        return size;
    }

    long hash() {
        return Hasher.object(sum);
    }
}
