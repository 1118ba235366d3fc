package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.schema.Row;
import java.util.HashSet;
import java.util.Set;

/** The keys of the rows that a table has sent or that a walk has met, for finding those that are gone; in memory. */
final class SentKeys {
    private final int max;
    private final Set<String> keys = new HashSet<>();

    /**
     * @param max keys that are remembered; 0 where nobody asks for them
     */
    SentKeys(int max) {
        this.max = max;
    }

    void add(Row row) {
        if (keys.size() < max && row.key() != null) {
            keys.add(Fingerprints.text(row.key()));
        }
    }

    void remove(String key) {
        keys.remove(key);
    }

    Set<String> keys() {
        return keys;
    }
}
