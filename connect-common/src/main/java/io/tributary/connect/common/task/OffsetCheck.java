package io.tributary.connect.common.task;

import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks offsets that a user sets, so that mistakes are reported immediately instead of failing the task. */
final class OffsetCheck {
    private static final Pattern PARTITION = Pattern.compile("([^#]*)(#\\d{1,9})?");

    private final Map<String, Table> tables;

    OffsetCheck(List<Table> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(Table::name, table -> table));
    }

    /**
     * @param offset null to remove it; then the table need not exist any more
     * @throws IllegalArgumentException if it is invalid; the message is for an operator
     */
    void requireValid(Map<String, ?> partition, Map<String, ?> offset) {
        if (offset == null) {
            return;
        }
        String name = tableOf(partition);
        Matcher parts = PARTITION.matcher(name);
        Table table = parts.matches() ? tables.get(parts.group(1)) : null;
        if (table == null) {
            throw new IllegalArgumentException("there is no table \"" + name + "\". Known tables: "
                    + String.join(", ", tables.keySet().stream().sorted().toList()));
        }
        try {
            requireValid(table, name, offset);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("table \"" + name + "\": " + e.getMessage(), e);
        }
    }

    private static void requireValid(Table table, String name, Map<String, ?> offset) {
        Offsets.requireKnownVersion(offset);
        if (table.replication() instanceof Incremental incremental) {
            requireNoShard(table, name);
            TablePosition.requireValid(incremental, offset);
        } else if (name.equals(table.name())) {
            Fingerprints.requireGeneration(offset);
        } else {
            Fingerprints.requireShard(offset, table.primaryKey().size());
        }
    }

    private static String tableOf(Map<String, ?> partition) {
        if (!partition.keySet().equals(Set.of(Offsets.TABLE)) || !(partition.get(Offsets.TABLE) instanceof String)) {
            throw new IllegalArgumentException("a partition must be {\"table\": NAME}, not " + partition);
        }
        return (String) partition.get(Offsets.TABLE);
    }

    private static void requireNoShard(Table table, String name) {
        if (!name.equals(table.name())) {
            throw new IllegalArgumentException(
                    "only snapshot tables have shards: use the table's name as the partition");
        }
    }
}
