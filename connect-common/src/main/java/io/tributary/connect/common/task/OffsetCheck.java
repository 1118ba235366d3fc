package io.tributary.connect.common.task;

import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.Shard;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks offsets that a user sets, so that mistakes are reported immediately instead of failing the task. */
final class OffsetCheck {
    private final Map<String, Table> tables;

    OffsetCheck(List<Table> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(Table::name, table -> table));
    }

    /**
     * @param offset null to remove it, which is accepted for unknown tables too
     * @throws IllegalArgumentException if it is invalid; the message is for an operator
     */
    void requireValid(Map<String, ?> partition, Map<String, ?> offset) {
        if (offset != null) {
            requireValid(SourcePartition.parse(partition), offset);
        }
    }

    private void requireValid(SourcePartition partition, Map<String, ?> offset) {
        Table table = tables.get(partition.table());
        if (table == null) {
            throw new IllegalArgumentException("there is no table \"" + partition.name() + "\". Known tables: "
                    + String.join(", ", tables.keySet().stream().sorted().toList()));
        }
        try {
            requireValid(table, partition, offset);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("table \"" + partition.name() + "\": " + e.getMessage(), e);
        }
    }

    private static void requireValid(Table table, SourcePartition partition, Map<String, ?> offset) {
        if (table.replication() instanceof Incremental incremental) {
            requireNoShard(partition);
            TablePosition.requireValid(incremental, offset);
        } else if (partition.isShard()) {
            Shard.requireValid(offset, table.primaryKey().size());
        } else {
            Fingerprints.requireGeneration(offset);
        }
    }

    private static void requireNoShard(SourcePartition partition) {
        if (partition.isShard()) {
            throw new IllegalArgumentException(
                    "only snapshot tables have shards: use the table's name as the partition");
        }
    }
}
