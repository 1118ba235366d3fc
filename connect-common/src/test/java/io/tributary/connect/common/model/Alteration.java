package io.tributary.connect.common.model;

import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How users alter stored offsets. */
final class Alteration {

    private Alteration() {}

    /** Changes or deletes one of the offsets of {@code table}, so that rows are sent again. */
    static void alter(Table table, Map<SourcePartition, Map<String, Object>> offsets, Step step) {
        SourcePartition partition = SourcePartition.of(table.name());
        if (step.a() % 3 == 0) {
            boolean isIncremental = table.replication() instanceof Incremental;
            offsets.remove(
                    isIncremental
                            ? table.name()
                            : SourcePartition.ofShard(table.name(), 0).name());
        } else if (table.replication() instanceof Incremental incremental) {
            setBack(partition, incremental.positionField(), offsets, step.b() % 20);
        } else {
            raise(partition, offsets);
        }
    }

    /** Late rows below an altered position are never read. If there may be any, the position is set to the very start. */
    private static void setBack(
            SourcePartition partition, String field, Map<SourcePartition, Map<String, Object>> offsets, int units) {
        Map<String, Object> stored = offsets.get(partition);
        if (stored != null) {
            Instant position = stored.containsKey("sent")
                    ? Instant.ofEpochMilli(Rows.BEGIN)
                    : Instant.parse((String) stored.get(field)).minusMillis(units * Rows.UNIT);
            Map<String, Object> offset = new HashMap<>(Map.of(field, position.toString()));
            offset.computeIfAbsent("set_aside", stored::get);
            offsets.put(partition, offset);
        }
    }

    private static void raise(SourcePartition partition, Map<SourcePartition, Map<String, Object>> offsets) {
        Map<String, Object> stored = offsets.getOrDefault(partition, Map.of());
        long generation = ((Number) stored.getOrDefault("generation", 0L)).longValue();
        offsets.put(partition, new HashMap<>(Map.of("generation", generation + 1)));
    }
}
