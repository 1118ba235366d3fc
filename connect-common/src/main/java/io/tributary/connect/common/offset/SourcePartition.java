package io.tributary.connect.common.offset;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source partition: {@code {"table": "T"}} of a table, {@code {"table": "T#17"}} of a shard of a snapshot table. It has one field
 * only, because Connect compares partitions as serialized text.
 *
 * @param table the name of the table
 * @param shard the number of the shard, from 0 on, or {@link #NO_SHARD}
 */
public record SourcePartition(String table, int shard) {
    /** The shard of a partition that belongs to the whole table. */
    public static final int NO_SHARD = -1;

    private static final String TABLE = "table";
    private static final char SEPARATOR = '#';
    private static final Pattern SHARD_NAME = Pattern.compile("(.*)" + SEPARATOR + "(0|[1-9]\\d{0,8})", Pattern.DOTALL);

    /** The partition of a table. */
    public static SourcePartition of(String table) {
        return new SourcePartition(table, NO_SHARD);
    }

    /** The partition of a shard of a table. */
    public static SourcePartition ofShard(String table, int shard) {
        return new SourcePartition(table, shard);
    }

    /** Whether {@code partition} has the form of this connector's partitions. There may be no such table. */
    public static boolean isValid(Map<String, ?> partition) {
        return partition.keySet().equals(Set.of(TABLE)) && partition.get(TABLE) instanceof String;
    }

    /**
     * Parses a partition as Connect stores it. Text that is not a table's name with the number of a shard becomes the name of a
     * table as it is.
     *
     * @throws IllegalArgumentException with a sentence, if the partition is not {@linkplain #isValid valid}
     */
    public static SourcePartition parse(Map<String, ?> partition) {
        if (!isValid(partition)) {
            throw new IllegalArgumentException("a partition must be {\"table\": NAME}, not " + partition);
        }
        return parse((String) partition.get(TABLE));
    }

    /** Parses what {@link #name} returns. */
    public static SourcePartition parse(String name) {
        Matcher parts = SHARD_NAME.matcher(name);
        return parts.matches() ? ofShard(parts.group(1), Integer.parseInt(parts.group(2))) : of(name);
    }

    /** Whether this is the partition of a shard. */
    public boolean isShard() {
        return shard != NO_SHARD;
    }

    /** {@code T} or {@code T#17}. */
    public String name() {
        return isShard() ? table + SEPARATOR + shard : table;
    }

    /** The partition as Connect stores it. */
    public Map<String, String> toMap() {
        return Map.of(TABLE, name());
    }
}
