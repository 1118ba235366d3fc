package io.tributary.connect.common.model;

import io.tributary.connect.common.offset.SourcePartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** The topic and the offsets as a worker writes them. Checks each record. */
final class Ledger {
    /** The version of a tombstone. */
    static final long TOMBSTONE = -1;

    private static final int TOPIC_PARTITIONS = 2;

    private final Shape shape;
    private final boolean exactlyOnce;
    private final Map<SourcePartition, Map<String, Object>> offsets = new HashMap<>();
    private final Map<String, Long> topic = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private final List<Sent> safe = new ArrayList<>();
    private final Map<String, Set<Long>> known = new HashMap<>();
    private final Set<String> untraced = new HashSet<>();
    private final List<Sent> flight = new ArrayList<>();
    private final Set<String> sinceStart = new HashSet<>();
    private boolean repeats;
    private int polls;
    private int records;

    /**
     * A record that was polled.
     *
     * @param poll the number of its poll
     * @param moves whether it is the last one of its source partition in that poll
     */
    private record Sent(
            String id, long version, SourcePartition partition, Map<String, Object> offset, int poll, boolean moves) {}

    Ledger(Shape shape, boolean exactlyOnce) {
        this.shape = shape;
        this.exactlyOnce = exactlyOnce;
    }

    /** Sets whether rows may be sent repeatedly. */
    void repeats(boolean may) {
        repeats = may;
    }

    /** The task has returned these records. Their offsets are not stored yet. */
    void polled(List<SourceRecord> records) {
        polls++;
        Set<SourcePartition> moved = new HashSet<>();
        List<Sent> batch = new ArrayList<>();
        for (int i = records.size() - 1; i >= 0; i--) {
            batch.add(0, sent(records.get(i), moved));
        }
        batch.forEach(this::note);
        flight.addAll(batch);
    }

    @SuppressWarnings("unchecked")
    private Sent sent(SourceRecord record, Set<SourcePartition> moved) {
        SourcePartition partition = SourcePartition.parse(record.sourcePartition());
        long version = record.value() == null ? TOMBSTONE : ((Struct) record.value()).getInt64("n");
        return new Sent(
                ((Struct) record.key()).getString("id"),
                version,
                partition,
                (Map<String, Object>) record.sourceOffset(),
                polls,
                moved.add(partition));
    }

    private void note(Sent sent) {
        Set<Long> versions = known.computeIfAbsent(sent.id(), id -> new HashSet<>());
        boolean again = sent.version() == TOMBSTONE && shape.wasDeletedTwice(sent.id());
        require(
                repeats || again || shape.mayRepeat() || !versions.contains(sent.version()),
                () -> text(sent) + " is sent twice");
        if (sent.version() == TOMBSTONE) {
            require(
                    shape.allowsTombstone(sent.id(), read.getOrDefault(sent.id(), 0L)),
                    () -> text(sent) + " although the row exists");
        }
        read.merge(sent.id(), sent.version(), Math::max);
        sinceStart.add(sent.id());
        records++;
        remember(sent);
    }

    private void remember(Sent sent) {
        Set<Long> versions = known.computeIfAbsent(sent.id(), id -> new HashSet<>());
        if (sent.version() == TOMBSTONE && shape.tombstoneForgets()) {
            versions.clear();
        }
        if (sent.version() != TOMBSTONE) {
            versions.remove(TOMBSTONE);
        }
        versions.add(sent.version());
    }

    static String text(String id, long version) {
        return version == TOMBSTONE ? "the tombstone of " + id : id + " of version " + version;
    }

    private static String text(Sent sent) {
        return text(sent.id(), sent.version());
    }

    /** Everything that was polled has arrived, and its offsets are stored. */
    void flush() {
        flight.forEach(this::arrive);
        flight.forEach(sent -> offsets.put(sent.partition(), sent.offset()));
        flight.stream().filter(this::isRemembered).forEach(safe::add);
        flight.clear();
    }

    private void arrive(Sent sent) {
        if (sent.version() != TOMBSTONE) {
            long last = newest.getOrDefault(sent.id(), 0L);
            require(sent.version() >= last, () -> text(sent) + " is sent after version " + last);
            newest.put(sent.id(), sent.version());
        }
        topic.put(sent.id(), sent.version());
    }

    /**
     * The worker dies. With exactly-once, the first polls since the last flush have arrived, each completely. Without it, the first
     * records of each topic partition have arrived, and offsets are stored only for records that have.
     */
    void crash(int arrived, int stored) {
        if (exactlyOnce) {
            int last = flight.isEmpty()
                    ? 0
                    : flight.get(0).poll()
                            - 1
                            + arrived % (polls - flight.get(0).poll() + 2);
            flight.removeIf(sent -> sent.poll() > last);
            flush();
        } else {
            List<Sent> delivered = delivered(arrived);
            delivered.forEach(this::arrive);
            store(delivered, stored);
            flight.clear();
        }
        known.clear();
        safe.forEach(this::remember);
    }

    private List<Sent> delivered(int chance) {
        List<Sent> delivered = new ArrayList<>();
        int left = chance;
        for (int number = 0; number < TOPIC_PARTITIONS; number++) {
            int partition = number;
            List<Sent> ofPartition = flight.stream()
                    .filter(sent -> Math.floorMod(sent.id().hashCode(), TOPIC_PARTITIONS) == partition)
                    .toList();
            delivered.addAll(ofPartition.subList(0, left % (ofPartition.size() + 1)));
            left /= ofPartition.size() + 1;
        }
        return delivered;
    }

    private void store(Collection<Sent> delivered, int chance) {
        Map<SourcePartition, List<Sent>> byPartition = new LinkedHashMap<>();
        flight.forEach(sent -> byPartition
                .computeIfAbsent(sent.partition(), name -> new ArrayList<>())
                .add(sent));
        int left = chance;
        for (List<Sent> ofPartition : byPartition.values()) {
            int max = 0;
            while (max < ofPartition.size() && delivered.contains(ofPartition.get(max))) {
                max++;
            }
            int count = left % (max + 1);
            left /= max + 1;
            storeFirst(ofPartition, count);
        }
        delivered.stream().filter(sent -> !safe.contains(sent)).forEach(sent -> untraced.add(sent.id()));
    }

    private void storeFirst(List<Sent> ofPartition, int count) {
        if (count > 0) {
            offsets.put(
                    ofPartition.get(0).partition(), ofPartition.get(count - 1).offset());
        }
        int covered = count;
        while (covered > 0 && !ofPartition.get(covered - 1).moves()) {
            covered--;
        }
        ofPartition.subList(0, covered).stream().filter(this::isRemembered).forEach(safe::add);
    }

    /** For a snapshot table, only shards store what was sent. */
    private boolean isRemembered(Sent sent) {
        return !shape.isSnapshot() || sent.partition().isShard();
    }

    /** A user has altered an offset: rows may be sent once more, and a row deleted in the meantime may go unnoticed. */
    void forget() {
        safe.clear();
        known.clear();
        untraced.addAll(topic.keySet());
    }

    /** The stored offsets. */
    Map<SourcePartition, Map<String, Object>> offsets() {
        return offsets;
    }

    /** How many records were polled. */
    int records() {
        return records;
    }

    /** Another task starts. */
    void starts() {
        sinceStart.clear();
    }

    /** Checks that the topic equals the API. */
    void requireComplete() {
        Map<String, Long> truth = shape.truth();
        truth.forEach((id, version) -> require(
                version.equals(topic.get(id)),
                () -> "the API has " + text(id, version) + ", the topic "
                        + (topic.containsKey(id) ? text(id, topic.get(id)) : "nothing")));
        topic.forEach((id, version) -> require(
                version == TOMBSTONE || truth.containsKey(id) || mayLinger(id),
                () -> id + " is gone, and the topic has version " + version));
    }

    /** Checks that offsets do not contain more versions than needed. */
    void requireBounded() {
        if (!shape.forgets()) {
            long remembered =
                    offsets.values().stream().mapToLong(shape::remembered).sum();
            long needed = shape.needed(offsets.get(SourcePartition.of("rows")));
            require(
                    remembered <= needed,
                    () -> "the offsets hold " + remembered + " versions, " + needed + " are needed: " + offsets);
        }
    }

    private boolean mayLinger(String id) {
        return shape.mayLinger(id, sinceStart.contains(id)) || shape.isSnapshot() && untraced.contains(id);
    }

    private static void require(boolean condition, Supplier<String> message) {
        if (!condition) {
            throw new AssertionError(message.get());
        }
    }
}
