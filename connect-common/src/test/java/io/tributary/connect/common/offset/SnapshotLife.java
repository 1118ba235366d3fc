package io.tributary.connect.common.offset;

import io.tributary.connect.common.offset.Fingerprints.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One random life of a table that is read whole: it drives fingerprints as the sync does, and crashes at times. */
final class SnapshotLife {
    private static final int SWEEPS = 8;
    private static final int SWEEPS_TO_SETTLE = 4;

    private final Random random;
    private final boolean tombstones;
    private final boolean transactions;
    private final Map<String, Long> rows = new HashMap<>();
    private final Map<String, Map<String, Object>> committed = new HashMap<>();
    private final Map<String, Long> topic = new HashMap<>();
    private final Set<Long> safe = new HashSet<>();
    /** Rows that arrived without their offset: one that goes before the next sweep leaves no trace. */
    private final Set<String> unknown = new HashSet<>();

    private List<Sent> batch = new ArrayList<>();
    private Fingerprints fingerprints;
    private long versions;

    private record Sent(String partition, String key, Long version) {}

    /**
     * @param tombstones whether rows that are gone are sent: false breaks the rule on purpose
     */
    SnapshotLife(long seed, boolean tombstones) {
        this.random = new Random(seed);
        this.tombstones = tombstones;
        this.transactions = random.nextBoolean();
        restart();
    }

    /** Lives, then checks that the topic ends equal to the table. */
    void run() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            live();
            sweep(true);
        }
        for (int sweep = 0; sweep < SWEEPS_TO_SETTLE; sweep++) {
            sweep(false);
        }
        topic.keySet().removeIf(key -> unknown.contains(key) && !rows.containsKey(key));
        require(topic.equals(rows), "the topic has " + topic + ", the table " + rows);
        require(fingerprints.size() == rows.size(), "remembered are " + fingerprints.size() + " of " + rows.size());
    }

    private void live() {
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 500 : 30); i > 0; i--) {
            String key = "k" + random.nextInt(400);
            if (random.nextInt(3) == 0) {
                rows.remove(key);
            } else {
                rows.put(key, ++versions);
            }
        }
    }

    private void restart() {
        fingerprints = new Fingerprints("t", 1_000_000, null);
        fingerprints.load(this::read);
        batch = new ArrayList<>();
    }

    private Map<String, Map<String, Object>> read(Collection<String> names) {
        Map<String, Map<String, Object>> found = new HashMap<>(committed);
        found.keySet().retainAll(names);
        return found;
    }

    private void sweep(boolean lively) {
        fingerprints.beginSweep();
        List<String> keys = new ArrayList<>(rows.keySet());
        Collections.shuffle(keys, random);
        for (String key : keys) {
            see(key, rows.get(key));
            if (lively && random.nextInt(300) == 0) {
                crash();
                return;
            }
        }
        for (String key : fingerprints.endSweep(1 + random.nextInt(2))) {
            bury(key);
        }
        commit();
    }

    private void see(String key, long version) {
        if (fingerprints.see(key, version) != Finding.UNCHANGED) {
            batch.add(new Sent(fingerprints.partitionOf(key), key, version));
        }
        if (!batch.isEmpty() && random.nextInt(40) == 0) {
            commit();
        }
    }

    private void bury(String key) {
        require(!rows.containsKey(key), key + " is there");
        if (tombstones) {
            batch.add(new Sent(fingerprints.partitionOf(key), key, null));
        }
        fingerprints.forget(key);
    }

    private void commit() {
        deliver(batch, fingerprints.moves(), batch.size());
        batch.forEach(sent -> safe.add(sent.version()));
        batch = new ArrayList<>();
    }

    /** The worker dies after some records of the batch: none or all of them where a transaction holds them. */
    private void crash() {
        int arrived = transactions ? random.nextInt(2) * batch.size() : random.nextInt(batch.size() + 1);
        deliver(batch, fingerprints.moves(), arrived);
        if (arrived < batch.size()) {
            batch.subList(0, arrived).forEach(sent -> unknown.add(sent.key()));
        }
        restart();
    }

    /** All but the last record of a partition carry its previous offset. */
    private void deliver(List<Sent> records, Map<String, Move> moves, int arrived) {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            last.put(records.get(i).partition(), i);
        }
        for (int i = 0; i < arrived; i++) {
            Sent sent = records.get(i);
            require(sent.version() == null || !safe.contains(sent.version()), sent + " was sent and committed before");
            topic.put(sent.key(), sent.version());
            topic.values().remove(null);
            Move move = moves.get(sent.partition());
            committed.put(sent.partition(), last.get(sent.partition()) == i ? move.after() : move.before());
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
