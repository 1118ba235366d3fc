package io.tributary.connect.common.task;

import io.tributary.connect.common.config.Nearest;
import io.tributary.connect.common.offset.OffsetFields;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs offsets that a user has altered, one line per table. */
final class AlteredOffsets {
    private static final Logger log = LoggerFactory.getLogger(AlteredOffsets.class);

    private final Map<String, Table> tables;

    AlteredOffsets(List<Table> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(Table::name, table -> table, (a, b) -> a, TreeMap::new));
    }

    /**
     * @param offsets valid offsets by partition; null removes an offset, and is accepted even for unknown partitions
     */
    void report(Map<Map<String, ?>, Map<String, ?>> offsets) {
        Map<String, Map<SourcePartition, Map<String, ?>>> byTable = new TreeMap<>();
        offsets.forEach((stored, offset) -> {
            SourcePartition partition = partition(stored);
            byTable.computeIfAbsent(partition.table(), table -> new HashMap<>()).put(partition, offset);
        });
        byTable.forEach(this::report);
    }

    private static SourcePartition partition(Map<String, ?> stored) {
        return SourcePartition.isValid(stored)
                ? SourcePartition.parse(stored)
                : SourcePartition.of(String.valueOf(stored));
    }

    private void report(String name, Map<SourcePartition, Map<String, ?>> altered) {
        Table table = tables.get(name);
        if (table == null) {
            log.warn(
                    "Removing the offset of \"{}\" has no effect: there is no such table{}. Known tables: {}",
                    name,
                    Nearest.to(name, tables.keySet())
                            .map(known -> ". Did you mean " + known + "?")
                            .orElse(""),
                    String.join(", ", tables.keySet()));
            return;
        }
        log.info("Table {}: offset altered: {}", name, change(table, altered));
        if (resendsNothing(table, altered)) {
            log.warn(
                    "Table {}: removing only this offset does not resend any row, because the table's shards ({} and so on)"
                            + " remain. Set a higher \"{}\" to resend the table",
                    name,
                    SourcePartition.ofShard(name, 0).name(),
                    OffsetFields.GENERATION);
        }
    }

    private static String change(Table table, Map<SourcePartition, Map<String, ?>> altered) {
        SourcePartition partition = SourcePartition.of(table.name());
        boolean own = altered.containsKey(partition);
        String text = own ? position(table, altered.get(partition)) : "";
        int shards = altered.size() - (own ? 1 : 0);
        return shards == 0 ? text : text + (own ? ", " : "") + shards + " shard(s)";
    }

    private static String position(Table table, Map<String, ?> offset) {
        if (offset == null) {
            return "removed";
        }
        String field = table.replication() instanceof Incremental incremental
                ? incremental.positionField()
                : OffsetFields.GENERATION;
        return field + " is " + offset.get(field);
    }

    private static boolean resendsNothing(Table table, Map<SourcePartition, Map<String, ?>> altered) {
        SourcePartition partition = SourcePartition.of(table.name());
        return !(table.replication() instanceof Incremental)
                && altered.size() == 1
                && altered.containsKey(partition)
                && altered.get(partition) == null;
    }
}
