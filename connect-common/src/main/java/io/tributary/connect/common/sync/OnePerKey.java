package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.schema.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds back the new and changed rows of a sweep, so that of rows with the same key only the last is sent: that of the last list,
 * and in that list the last one, whatever the order in which lists are read. A row whose key is known to come more than once waits until
 * the sweep ends; of the others, the newest {@value #MAX_WAITING} wait.
 */
final class OnePerKey {
    /** How many rows may wait besides a batch: rows may be large. */
    static final int MAX_WAITING = 1_000;
    /** How many keys that come more than once are remembered. */
    private static final int MAX_TWICE = 10_000;

    private static final Logger log = LoggerFactory.getLogger(OnePerKey.class);

    private final String table;
    private final Fingerprints fingerprints;
    private final boolean everyRow;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Waiting> twice = new LinkedHashMap<>();
    private final Set<String> twiceKeys = new HashSet<>();

    /**
     * A row that has yet to be sent.
     *
     * @param list the number of its list
     */
    record Waiting(String key, Row row, int list) {}

    /**
     * @param table for messages
     * @param everyRow whether unchanged rows are sent too
     */
    OnePerKey(String table, Fingerprints fingerprints, boolean everyRow) {
        this.table = table;
        this.fingerprints = fingerprints;
        this.everyRow = everyRow;
    }

    void beginSweep() {
        waiting.clear();
        twice.clear();
    }

    /** Adds a row of the sweep; false if it is unchanged. */
    boolean add(String key, Row row, int list) {
        boolean asSent = fingerprints.isSent(key, row.fingerprint());
        Waiting before = before(key);
        if (before == null ? fingerprints.isFound(key) && !asSent : before.row().fingerprint() != row.fingerprint()) {
            comesTwice(key);
        }
        if (list < (before == null ? fingerprints.foundIn(key) : before.list())) {
            return !asSent;
        }
        fingerprints.found(key, list);
        put(key, asSent && !everyRow ? null : new Waiting(key, row, list));
        return !asSent || everyRow;
    }

    private Waiting before(String key) {
        return waiting.getOrDefault(key, twice.get(key));
    }

    private void put(String key, Waiting row) {
        waiting.remove(key);
        twice.remove(key);
        if (row != null) {
            (twiceKeys.contains(key) ? twice : waiting).put(key, row);
        }
    }

    private void comesTwice(String key) {
        if (twiceKeys.isEmpty()) {
            log.warn(
                    "Table {}: one sweep returned a key more than once, with different contents. Of such rows the last is"
                            + " sent, once for each sweep; further ones are not logged",
                    table);
        }
        if (twiceKeys.size() < MAX_TWICE) {
            twiceKeys.add(key);
        }
    }

    /** The sweep has ended: no row waits any longer. */
    void endSweep() {
        waiting.putAll(twice);
        twice.clear();
    }

    /** The sweep has failed: drops rows that were sent before, as another version may have followed. New ones need not wait. */
    void failSweep() {
        twice.clear();
        waiting.keySet().removeIf(fingerprints::mayKnow);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes the oldest row if more than {@code max} wait; else null. */
    Waiting poll(int max) {
        return waiting.size() <= max
                ? null
                : waiting.remove(waiting.keySet().iterator().next());
    }
}
