package io.tributary.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.kafka.TopicFollower;
import io.tributary.sandbox.kafka.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Reads the committed records of one connector, each once, and holds every key's against its row's history: they have to be some of its
 * states, in their order, none of them twice. For one thread.
 */
final class Audit implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Set<String> READ_BY_TWO_REQUESTS = Set.of("segment.source_connected_warehouses");

    private final String prefix;
    private final History history;
    private final TopicFollower follower;
    private final SharedSchemas schemas = new SharedSchemas();
    private final Map<Place, Told> told = new HashMap<>();
    private final Set<Place> beforeMark = new HashSet<>();
    private final Set<Place> sinceMark = new HashSet<>();
    private final Set<Place> repeatable = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private long records;
    private long tombstones;
    private long repeated;
    private long mixed;

    /** A row, by its key. */
    private record Place(String table, JsonNode key) {}

    /**
     * What the records of a row have told so far.
     *
     * @param state the number of the last state
     */
    private record Told(TopicRecord last, long state) {}

    /**
     * @param connector the connector's name, and the prefix of its topics
     */
    Audit(String bootstrapServers, String connector, History history) {
        this.prefix = connector + '.';
        this.history = history;
        this.follower = new TopicFollower(bootstrapServers, topic -> topic.startsWith(prefix));
    }

    /** Reads all that was committed since the last time; gives the number of these records. */
    long readOn() {
        long before = records;
        ConsumerRecords<byte[], byte[]> next = follower.poll(POLL);
        while (!next.isEmpty() || !follower.isAtEnd()) {
            next.forEach(record -> read(schemas.read(record)));
            next = follower.poll(POLL);
        }
        return records - before;
    }

    private void read(TopicRecord record) {
        records++;
        tombstones += record.isTombstone() ? 1 : 0;
        String table = record.topic().substring(prefix.length());
        if (table.equals("dead-letters")) {
            violations.add("dead letter " + record.key() + ' ' + record.headers());
            return;
        }
        Place place = new Place(table, record.key());
        sinceMark.add(place);
        told.put(place, new Told(record, check(place, record, told.get(place))));
    }

    /** The state that a record tells; that of the record before where it may not tell the one it does. */
    private long check(Place place, TopicRecord record, Told before) {
        RowHistory row = history.row(place.table(), place.key());
        if (row == null) {
            report(record, "tells of a row that never was");
            return -1;
        }
        long last = before == null ? -1 : before.state();
        if (before != null && Objects.equals(before.last().value(), record.value())) {
            return repeats(place, record, before);
        }
        OptionalLong state = row.find(record, last);
        if (state.isEmpty() && isMixed(place, record, row)) {
            mixed++;
        } else if (state.isEmpty()) {
            report(record, whatIsWrong(record, before, row));
        }
        return state.orElse(last);
    }

    /** A row that takes two requests may show what was never there at one moment; the next sync shows it as it is. */
    private boolean isMixed(Place place, TopicRecord record, RowHistory row) {
        return READ_BY_TWO_REQUESTS.contains(prefix + place.table())
                && row.find(record, -1).isEmpty();
    }

    private long repeats(Place place, TopicRecord record, Told before) {
        if (repeatable.remove(place)) {
            repeated++;
        } else {
            report(record, "repeats the one at offset " + before.last().offset());
        }
        return before.state();
    }

    private static String whatIsWrong(TopicRecord record, Told before, RowHistory row) {
        return row.find(record, -1).isPresent()
                ? "tells what was before the one at offset " + before.last().offset()
                : "tells what never was: " + row.difference(record);
    }

    private void report(TopicRecord record, String what) {
        violations.add("%s offset %d at %tT.%<tL, key %s: the record %s%n    %s"
                .formatted(record.topic(), record.offset(), record.timestamp(), record.key(), what, record.value()));
    }

    /** What is told from now on is not remembered by the connector, should it be killed. */
    void mark() {
        readOn();
        beforeMark.addAll(told.keySet());
        sinceMark.clear();
    }

    /** The connector was killed: of each row that was told since the mark, the last record may come again, once. */
    void expectRepeats() {
        readOn();
        repeatable.addAll(sinceMark);
    }

    /** How many records came again that might. */
    long repeated() {
        return repeated;
    }

    /** Whether a connector that was killed knows nothing of a row that it has told of. */
    boolean isForgotten(String table, JsonNode key) {
        Place place = new Place(table, key);
        return repeatable.contains(place) && !beforeMark.contains(place);
    }

    /** The last record of each key of a table, tombstones too. */
    Map<JsonNode, TopicRecord> latest(String table) {
        Map<JsonNode, TopicRecord> latest = new HashMap<>();
        told.forEach((place, last) -> {
            if (place.table().equals(table)) {
                latest.put(place.key(), last.last());
            }
        });
        return latest;
    }

    /** What the topics say and may not say. */
    List<String> violations() {
        return violations;
    }

    long records() {
        return records;
    }

    long tombstones() {
        return tombstones;
    }

    /** How many records told what was read at two moments. */
    long mixed() {
        return mixed;
    }

    @Override
    public void close() {
        follower.close();
    }
}
