package io.tributary.systemtests.fuzz;

import io.tributary.connect.common.testing.TaskDriver;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Compares the topics of a case with the vendor's rows. */
final class Truth {
    /** Key fields that no response contains: they are computed from others. */
    private static final Set<String> HASHES = Set.of("event_id", "_sdc_record_hash");

    private final World world;
    private final Script script;
    private final TaskDriver driver;
    private final List<String> tables;
    private final int before;
    private final long start = System.nanoTime();
    private final List<String> wrong = new ArrayList<>();

    /**
     * @param before the number of records when the first response was mutated
     */
    Truth(World world, Script script, TaskDriver driver, List<String> tables, int before) {
        this.world = world;
        this.script = script;
        this.driver = driver;
        this.tables = tables;
        this.before = before;
    }

    /** Whether the topics look as if no response had been mutated. */
    boolean isComplete() {
        return tables.stream()
                .allMatch(table -> driver.latest(world.topic(table)).equals(world.rows(table)));
    }

    /**
     * Every row is in its topic, or was in a mutated response and is a dead letter; no existing row was deleted.
     *
     * @param allNew whether every row of the mutated responses was new and its response accepted: then all marks must be in
     *     records
     * @param valid the number of records after the last mutated response; from then on the rows have not changed
     */
    void check(boolean allNew, int valid) {
        tables.forEach(this::check);
        checkOnce(driver.records().subList(valid, driver.records().size()));
        long max = 200
                + (20 + syncs()) * world.cleanRequests(tables)
                + 10L * script.mutations().size();
        require(script.requests() <= max, script.requests() + " requests, more than " + max);
        if (allNew) {
            checkMarks();
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n  ", wrong));
        }
    }

    /** How often a small table may have been read while another one was slow or paused. */
    private long syncs() {
        return (System.nanoTime() - start) / World.INTERVAL.toNanos();
    }

    private void require(boolean right, String message) {
        if (!right) {
            wrong.add(message);
        }
    }

    private void check(String table) {
        Map<Struct, Struct> rows = world.rows(table);
        Map<Struct, Struct> topic = driver.latest(world.topic(table));
        boolean otherRows = script.mutations().stream().anyMatch(Marks::isKey);
        Set<Struct> missing = without(rows.keySet(), topic.keySet());
        boolean parentsGone =
                hasDeadLetters(table) && script.mutations().stream().anyMatch(Marks::isOfParents);
        missing.removeIf(key -> parentsGone || wasMutated(key));
        require(missing.isEmpty(), table + " lost " + missing);
        boolean reported = hasDeadLetters(table) || otherRows || topic.keySet().containsAll(rows.keySet());
        require(reported, table + " lost rows of mutated responses, without a dead letter");
        Set<Struct> more = without(topic.keySet(), rows.keySet());
        require(more.isEmpty() || otherRows, table + " has rows that do not exist " + more);
        rows.forEach((key, row) -> {
            boolean same = !topic.containsKey(key) || topic.get(key).equals(row) || wasMutated(key);
            require(same, table + " has " + topic.get(key) + " instead of " + row);
        });
        Set<Struct> deleted = deleted(table);
        deleted.retainAll(rows.keySet());
        require(deleted.isEmpty() || otherRows, table + " deleted existing rows " + deleted);
    }

    private static Set<Struct> without(Set<Struct> some, Set<Struct> others) {
        Set<Struct> left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }

    private Set<Struct> deleted(String table) {
        Set<Struct> keys = new HashSet<>();
        for (SourceRecord record :
                driver.records().subList(before, driver.records().size())) {
            if (record.topic().equals(world.topic(table)) && record.value() == null) {
                keys.add((Struct) record.key());
            }
        }
        return keys;
    }

    /** Whether the row may have been in a mutated response. */
    private boolean wasMutated(Struct key) {
        return key.schema().fields().stream()
                .filter(field -> !HASHES.contains(field.name()))
                .map(Field::name)
                .map(key::get)
                .allMatch(value -> value instanceof Date || script.touched(String.valueOf(value)));
    }

    private boolean hasDeadLetters(String table) {
        return driver.records(world.topic("dead-letters")).stream()
                .anyMatch(record -> String.valueOf(record.key()).startsWith(table + ':'));
    }

    private void checkOnce(List<SourceRecord> records) {
        Set<List<Object>> keys = new HashSet<>();
        records.stream()
                .filter(record -> !keys.add(List.of(record.topic(), record.key())))
                .forEach(record -> wrong.add(record.topic() + " has two records of " + record.key()));
    }

    private void checkMarks() {
        List<String> records = driver.records().stream()
                .map(record -> record.key() + " " + record.value())
                .toList();
        script.marks(world.cleanRequests(tables)).stream()
                .filter(mark -> records.stream().noneMatch(record -> contains(record, mark)))
                .forEach(mark -> wrong.add("no record contains " + mark));
    }

    /** A number may have become a time. */
    private static boolean contains(String record, String mark) {
        if (record.contains(mark) || !mark.matches("\\d+")) {
            return record.contains(mark);
        }
        long number = Long.parseLong(mark);
        String scientific = (mark.charAt(0) + "." + mark.substring(1)).replaceFirst("0+$", "");
        return record.contains(scientific)
                || record.contains(new Date(number).toString())
                || record.contains(new Date(number * 1000).toString());
    }
}
