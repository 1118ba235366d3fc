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

/** Holds the topics of a case against the rows that the vendor has. */
final class Truth {
    /** Fields of keys that no answer holds: they are made of others. */
    private static final Set<String> HASHES = Set.of("event_id", "_sdc_record_hash");

    private final World world;
    private final Script script;
    private final TaskDriver driver;
    private final List<String> tables;
    private final int before;
    private final long begun = System.nanoTime();
    private final List<String> wrong = new ArrayList<>();

    /**
     * @param before the number of records when the first answer was spoilt
     */
    Truth(World world, Script script, TaskDriver driver, List<String> tables, int before) {
        this.world = world;
        this.script = script;
        this.driver = driver;
        this.tables = tables;
        this.before = before;
    }

    /** Whether the topics are as if no answer had been spoilt. */
    boolean isTold() {
        return tables.stream()
                .allMatch(table -> driver.latest(world.topic(table)).equals(world.rows(table)));
    }

    /**
     * Every row is in its topic, or was in a spoilt answer and is a dead letter; no row that is there was deleted.
     *
     * @param allNew whether every row of the spoilt answers was new and its answer taken: then all that was put into them is to
     *     be found in records
     * @param good the number of records when the last spoilt answer was over: the rows did not change any more
     */
    void check(boolean allNew, int good) {
        tables.forEach(this::check);
        checkOnce(driver.records().subList(good, driver.records().size()));
        long most = 200
                + (20 + syncs()) * world.cleanRequests(tables)
                + 10L * script.told().size();
        require(script.requests() <= most, script.requests() + " requests, where " + most + " are plenty");
        if (allNew) {
            checkMarks();
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n  ", wrong));
        }
    }

    /** How often a small table may have been read meanwhile, while another one takes its time or rests. */
    private long syncs() {
        return (System.nanoTime() - begun) / World.INTERVAL.toNanos();
    }

    private void require(boolean right, String otherwise) {
        if (!right) {
            wrong.add(otherwise);
        }
    }

    private void check(String table) {
        Map<Struct, Struct> rows = world.rows(table);
        Map<Struct, Struct> topic = driver.latest(world.topic(table));
        boolean otherRows = script.told().stream().anyMatch(Marks::isKey);
        Set<Struct> missing = without(rows.keySet(), topic.keySet());
        boolean parentsGone = hasDeadLetters(table) && script.told().stream().anyMatch(Marks::isOfParents);
        missing.removeIf(key -> parentsGone || wasSpoilt(key));
        require(missing.isEmpty(), table + " lost " + missing);
        boolean told = hasDeadLetters(table) || otherRows || topic.keySet().containsAll(rows.keySet());
        require(told, table + " lost rows of spoilt answers, without a dead letter");
        Set<Struct> more = without(topic.keySet(), rows.keySet());
        require(more.isEmpty() || otherRows, table + " has rows that are not there " + more);
        rows.forEach((key, row) -> {
            boolean same = !topic.containsKey(key) || topic.get(key).equals(row) || wasSpoilt(key);
            require(same, table + " has " + topic.get(key) + " instead of " + row);
        });
        Set<Struct> buried = buried(table);
        buried.retainAll(rows.keySet());
        require(buried.isEmpty() || otherRows, table + " deleted what is there " + buried);
    }

    private static Set<Struct> without(Set<Struct> some, Set<Struct> others) {
        Set<Struct> left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }

    private Set<Struct> buried(String table) {
        Set<Struct> keys = new HashSet<>();
        for (SourceRecord record :
                driver.records().subList(before, driver.records().size())) {
            if (record.topic().equals(world.topic(table)) && record.value() == null) {
                keys.add((Struct) record.key());
            }
        }
        return keys;
    }

    /** Whether the row may have been in an answer that was spoilt. */
    private boolean wasSpoilt(Struct key) {
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
                .forEach(record -> wrong.add(record.topic() + " has twice " + record.key()));
    }

    private void checkMarks() {
        List<String> records = driver.records().stream()
                .map(record -> record.key() + " " + record.value())
                .toList();
        script.marks(world.cleanRequests(tables)).stream()
                .filter(mark -> records.stream().noneMatch(record -> tells(record, mark)))
                .forEach(mark -> wrong.add("no record tells of " + mark));
    }

    /** A number may have become a time. */
    private static boolean tells(String record, String mark) {
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
