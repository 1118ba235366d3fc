package io.tributary.connect.common.task;

import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.sync.Batch;
import io.tributary.connect.common.sync.TableRunner;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** The parts of a task, for a test that drives them without a vendor, with its own clock and threads. */
public final class TaskParts {
    private final RoundRobin turns;
    private final RecordMapper mapper;

    /**
     * @param runners of one table
     */
    public TaskParts(String table, List<TableRunner> runners) {
        this.turns = new RoundRobin(runners);
        this.mapper = new RecordMapper(
                new TopicPrefix("toy"),
                "",
                Map.of(SourcePartition.of(table), runners.get(0).offset()));
    }

    /** The records of one poll. */
    public List<SourceRecord> poll() {
        Batch batch = turns.collect();
        if (batch.isEmpty()) {
            turns.throwFailure();
        }
        return mapper.records(batch);
    }

    /** Checks an offset of a table as if a user had set it. */
    public static void requireValid(Table table, SourcePartition partition, Map<String, ?> offset) {
        new OffsetCheck(List.of(table)).requireValid(partition.toMap(), offset);
    }
}
