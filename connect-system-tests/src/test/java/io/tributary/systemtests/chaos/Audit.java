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
 * Holds every key's committed records against its row's history: they have to be some of its states, in their order, none of them
 * twice. That the last one is there is not told here. For one thread.
 */
final class Audit {
    /** What such a row was at two moments may never have been, or have been earlier; the next sync shows it as it is. */
    private static final Set<String> READ_BY_TWO_REQUESTS = Set.of("segment.source_connected_warehouses");

    private final String prefix;
    private final History history;
    private final Map<Place, Told> told = new HashMap<>();
    private final Set<Place> beforeMark = new HashSet<>();
    private final Set<Place> sinceMark = new HashSet<>();
    private final Set<Place> repeatable = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private long records;
    private long tombstones;
    private long repeated;
    private long mixed;

    /** What a record may not be. */
    enum Flaw {
        TWICE,
        OUT_OF_ORDER,
        NEVER_WAS,
        DEAD_LETTER
    }

    /** A record that may not be, and why. */
    record Violation(Flaw flaw, String what) {}

    /** A row, by its key. */
    private record Place(String table, JsonNode key) {}

    /**
     * What the records of a row have told so far.
     *
     * @param state the number of the last state
     */
    private record Told(TopicRecord last, long state) {}

    /**
     * @param prefix of the topics' names, before that of the table
     */
    Audit(String prefix, History history) {
        this.prefix = prefix;
        this.history = history;
    }

    /** Takes the next committed record; those of one topic come in its order. */
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
        told.put(place, new Told(record, check(place, record, told.get(place))));
    }

    /** The state that a record tells; that of the record before where it may not tell the one it does. */
    private long check(Place place, TopicRecord record, Told before) {
        RowHistory row = history.row(place.table(), place.key());
        if (row == null) {
            report(Flaw.NEVER_WAS, record, "tells of a row that never was");
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
            reportUntold(record, before, row);
        }
        return state.orElse(last);
    }

    private long repeats(Place place, TopicRecord record, Told before) {
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

    private void reportUntold(TopicRecord record, Told before, RowHistory row) {
        if (row.find(record, -1).isPresent()) {
            report(
                    Flaw.OUT_OF_ORDER,
                    record,
                    "tells what was before the one at offset " + before.last().offset());
        } else {
            report(Flaw.NEVER_WAS, record, "tells what never was: " + row.difference(record));
        }
    }

    private void report(Flaw flaw, TopicRecord record, String why) {
        String what = "%s offset %d at %tT.%<tL, key %s: %s%n    %s"
                .formatted(record.topic(), record.offset(), record.timestamp(), record.key(), why, record.value());
        violations.add(new Violation(flaw, what));
    }

    /** What is told from now on is not remembered by the connector, should it be killed. */
    void mark() {
        beforeMark.addAll(told.keySet());
        sinceMark.clear();
    }

    /** The connector was killed: of each row that was told since the mark, the last record may come again, once. */
    void expectRepeats() {
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
    List<Violation> violations() {
        return violations;
    }

    /** How many records have each of the flaws. */
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

    /** How many records told what was read at two moments. */
    long mixed() {
        return mixed;
    }
}
