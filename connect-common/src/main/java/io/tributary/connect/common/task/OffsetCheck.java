package io.tributary.connect.common.task;

import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.ListMarks;
import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks offsets that a user sets, so that a mistake is told at once and not by a failed task. */
final class OffsetCheck {
    private final Map<String, Table> tables;

    OffsetCheck(List<Table> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(Table::name, table -> table));
    }

    /**
     * @param offset null to have the table read anew
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    void requireValid(Map<String, ?> partition, Map<String, ?> offset) {
        String name = tableOf(partition);
        String table = name.replaceAll("#.*", "");
        if (!tables.containsKey(table)) {
            throw new IllegalArgumentException("there is no table \"" + table + "\". Known are: "
                    + String.join(", ", tables.keySet().stream().sorted().toList()));
        }
        if (offset != null) {
            requireValid(tables.get(table), name, offset);
        }
    }

    private static String tableOf(Map<String, ?> partition) {
        if (!partition.keySet().equals(Set.of(Offsets.TABLE)) || !(partition.get(Offsets.TABLE) instanceof String)) {
            throw new IllegalArgumentException("a partition has to be {\"table\": NAME}, not " + partition);
        }
        return (String) partition.get(Offsets.TABLE);
    }

    private static void requireValid(Table table, String name, Map<String, ?> offset) {
        Offsets.requireKnownVersion(offset);
        if (table.replication() instanceof Incremental incremental) {
            requireValid(incremental, offset);
        } else {
            requireGeneration(table, name, offset);
        }
    }

    private static void requireValid(Incremental table, Map<String, ?> offset) {
        if (offset.get(table.positionField()) == null) {
            throw new IllegalArgumentException("the offset has to hold \"" + table.positionField()
                    + "\", an ISO-8601 instant such as 2026-01-31T12:00:00Z, or be null");
        }
        Watermark watermark = new Watermark(table.positionField(), table::settled, Instant.EPOCH);
        watermark.restore(offset);
        if (offset.get(ListMarks.FIELD) != null) {
            ListMarks.decode(
                    String.valueOf(offset.get(ListMarks.FIELD)),
                    watermark.position().toEpochMilli());
        }
    }

    private static void requireGeneration(Table table, String name, Map<String, ?> offset) {
        if (!(offset.get(Fingerprints.GENERATION) instanceof Number)) {
            throw new IllegalArgumentException(
                    "the offset has to hold \"" + Fingerprints.GENERATION + "\", a number, or be null");
        }
        if (!name.equals(table.name())) {
            Fingerprints.requireSegment(offset);
        }
    }
}
