package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.OffsetChange;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.schema.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;

/**
 * What one poll sends. Offsets are only encoded once the batch is complete: they cost as much for one row as for many.
 *
 * @param emissions in the order in which they are sent
 * @param changes return how the offsets of the emissions' partitions have changed since they were called last
 */
public record Batch(List<Emission> emissions, List<Supplier<Map<SourcePartition, OffsetChange>>> changes) {
    /** About how many rows one poll sends: one transaction under exactly-once. */
    public static final int ROWS = 2000;

    public static final Batch EMPTY = new Batch(List.of(), List.of());

    /**
     * A record that is yet to be made.
     *
     * @param partition its source partition
     * @param key null for a row that cannot become a record
     * @param value null for a tombstone
     * @param headers of the record
     * @param reject why the row goes to the dead letter topic; null where it does not
     */
    public record Emission(
            SourcePartition partition, Struct key, Struct value, Map<String, String> headers, Row.Reject reject) {

        static Emission of(SourcePartition partition, Row row) {
            return new Emission(partition, row.key(), row.value(), row.headers(), row.reject());
        }

        static Emission tombstone(SourcePartition partition, Struct key) {
            return new Emission(partition, key, null, Map.of(), null);
        }
    }

    public boolean isEmpty() {
        return emissions.isEmpty();
    }

    /** Both batches as one, this one first. */
    public Batch and(Batch other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        List<Emission> all = new ArrayList<>(emissions);
        all.addAll(other.emissions);
        List<Supplier<Map<SourcePartition, OffsetChange>>> allChanges = new ArrayList<>(changes);
        other.changes.stream().filter(change -> !changes.contains(change)).forEach(allChanges::add);
        return new Batch(all, allChanges);
    }

    /**
     * How offsets of the emissions' partitions change; a partition without a change keeps its offset. Called once, when the batch is sent
     * and before the next poll.
     */
    public Map<SourcePartition, OffsetChange> offsetChanges() {
        Map<SourcePartition, OffsetChange> all = new HashMap<>();
        changes.forEach(change -> all.putAll(change.get()));
        return all;
    }
}
