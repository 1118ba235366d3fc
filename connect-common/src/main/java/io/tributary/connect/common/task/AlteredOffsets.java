package io.tributary.connect.common.task;

import io.tributary.connect.common.config.Nearest;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
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
        Map<String, Map<String, Map<String, ?>>> byTable = new TreeMap<>();
        offsets.forEach((partition, offset) -> {
            String name = name(partition);
            byTable.computeIfAbsent(name.replaceAll("#\\d{1,9}$", ""), table -> new TreeMap<>())
                    .put(name, offset);
        });
        byTable.forEach(this::report);
    }

    private static String name(Map<String, ?> partition) {
        boolean ours = partition.size() == 1 && partition.get(Offsets.TABLE) instanceof String;
        return ours ? (String) partition.get(Offsets.TABLE) : String.valueOf(partition);
    }

    private void report(String name, Map<String, Map<String, ?>> altered) {
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
                    "Table {}: removing only this offset does not resend any row, because the table's shards ({}#0 and so"
                            + " on) remain. Set a higher \"{}\" to resend the table",
                    name,
                    name,
                    Fingerprints.GENERATION);
        }
    }

    private static String change(Table table, Map<String, Map<String, ?>> altered) {
        boolean own = altered.containsKey(table.name());
        String text = own ? position(table, altered.get(table.name())) : "";
        int shards = altered.size() - (own ? 1 : 0);
        return shards == 0 ? text : text + (own ? ", " : "") + shards + " shard(s)";
    }

    private static String position(Table table, Map<String, ?> offset) {
        if (offset == null) {
            return "removed";
        }
        String field = table.replication() instanceof Incremental incremental
                ? incremental.positionField()
                : Fingerprints.GENERATION;
        return field + " is " + offset.get(field);
    }

    private static boolean resendsNothing(Table table, Map<String, Map<String, ?>> altered) {
        return !(table.replication() instanceof Incremental)
                && altered.size() == 1
                && altered.containsKey(table.name())
                && altered.get(table.name()) == null;
    }
}
