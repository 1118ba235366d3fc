package io.tributary.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.kafka.TopicRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Compares each key's committed records with the history of its row: each must be one of its states, in order, and none may repeat.
 * Does not check that the last state was sent. Used by one thread.
 */
final class Audit {
    /** These rows are read with two requests, so that a record may mix two states. The next sync corrects it. */
    private static final Set<String> READ_BY_TWO_REQUESTS = Set.of("segment.source_connected_warehouses");

    private final String prefix;
    private final History history;
    private final Map<Place, LastRecord> lastRecords = new HashMap<>();
    private final Set<Place> beforeMark = new HashSet<>();
    private final Set<Place> sinceMark = new HashSet<>();
    private final Set<Place> repeatable = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private long records;
    private long tombstones;
    private long repeated;
    private long mixed;

    /** What is wrong with a record. */
    enum Flaw {
        TWICE,
        OUT_OF_ORDER,
        UNKNOWN_STATE,
        DEAD_LETTER
    }

    /** A wrong record, and why. */
    record Violation(Flaw flaw, String what) {}

    /** A row, by its key. */
    private record Place(String table, JsonNode key) {}

    /**
     * The last record of a row.
     *
     * @param state the number of its state
     */
    private record LastRecord(TopicRecord last, long state) {}

    /**
     * @param prefix the topics' prefix, including the dot
     */
    Audit(String prefix, History history) {
        this.prefix = prefix;
        this.history = history;
    }

    /** Takes the next committed record. Records of one topic partition must be passed in order. */
    void read(TopicRecord record) {
        records++;
        tombstones += record.isTombstone() ? 1 : 0;
        String table = record.topic().substring(prefix.length());
        if (table.equals("dead-letters")) {
            report(Flaw.DEAD_LETTER, record, record.headers().toString());
            return;
        }
        Place place = new Place(table, record.key());
        sinceMark.add(place);
        lastRecords.put(place, new LastRecord(record, check(place, record, lastRecords.get(place))));
    }

    /** The state of a record. That of the previous record if the record is wrong. */
    private long check(Place place, TopicRecord record, LastRecord before) {
        RowHistory row = history.row(place.table(), place.key());
        if (row == null) {
            report(Flaw.UNKNOWN_STATE, record, "has the key of no row");
            return -1;
        }
        long last = before == null ? -1 : before.state();
        if (before != null && Objects.equals(before.last().value(), record.value())) {
            return repeats(place, record, before);
        }
        OptionalLong state = row.find(record, last);
        if (state.isEmpty() && READ_BY_TWO_REQUESTS.contains(record.topic())) {
            mixed++;
        } else if (state.isEmpty()) {
            reportOtherState(record, before, row);
        }
        return state.orElse(last);
    }

    private long repeats(Place place, TopicRecord record, LastRecord before) {
        if (repeatable.remove(place)) {
            repeated++;
        } else {
            report(
                    Flaw.TWICE,
                    record,
                    "repeats the one at offset " + before.last().offset());
        }
        return before.state();
    }

    private void reportOtherState(TopicRecord record, LastRecord before, RowHistory row) {
        if (row.find(record, -1).isPresent()) {
            report(
                    Flaw.OUT_OF_ORDER,
                    record,
                    "has an earlier state than the one at offset "
                            + before.last().offset());
        } else {
            report(Flaw.UNKNOWN_STATE, record, "has no state of its row: " + row.difference(record));
        }
    }

    private void report(Flaw flaw, TopicRecord record, String why) {
        String what = "%s offset %d at %tT.%<tL, key %s: %s%n    %s"
                .formatted(record.topic(), record.offset(), record.timestamp(), record.key(), why, record.value());
        violations.add(new Violation(flaw, what));
    }

    /** The last flush: if the connector is killed, it forgets what it sends from now on. */
    void mark() {
        beforeMark.addAll(lastRecords.keySet());
        sinceMark.clear();
    }

    /** The connector was killed: for each row sent since the mark, the last record may repeat once. */
    void expectRepeats() {
        repeatable.addAll(sinceMark);
    }

    /** The number of repeated records that were allowed to repeat. */
    long repeated() {
        return repeated;
    }

    /** Whether a killed connector has forgotten that it sent a row. */
    boolean isForgotten(String table, JsonNode key) {
        Place place = new Place(table, key);
        return repeatable.contains(place) && !beforeMark.contains(place);
    }

    /** The last record of each key of a table, including tombstones. */
    Map<JsonNode, TopicRecord> latest(String table) {
        Map<JsonNode, TopicRecord> latest = new HashMap<>();
        lastRecords.forEach((place, last) -> {
            if (place.table().equals(table)) {
                latest.put(place.key(), last.last());
            }
        });
        return latest;
    }

    /** All violations so far. */
    List<Violation> violations() {
        return violations;
    }

    /** The number of violations by flaw. */
    Map<Flaw, Long> flaws() {
        Map<Flaw, Long> counts = new EnumMap<>(Flaw.class);
        for (Flaw flaw : Flaw.values()) {
            counts.put(
                    flaw,
                    violations.stream().filter(each -> each.flaw() == flaw).count());
        }
        return counts;
    }

    long records() {
        return records;
    }

    long tombstones() {
        return tombstones;
    }

    /** The number of records that mix two states. */
    long mixed() {
        return mixed;
    }
}
