package io.tributary.connect.common.task;

import io.tributary.connect.common.offset.OffsetChange;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.sync.Batch;
import io.tributary.connect.common.sync.Batch.Emission;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Turns a batch into records with topic, source partition and source offset. Only the last record of a partition carries its new
 * offset, the others carry the previous one, so that a crash in the middle of a batch loses nothing. Used by the task's thread.
 */
final class RecordMapper {
    private static final int DEAD_LETTER_BYTES = 64 * 1024;

    private final TopicPrefix prefix;
    private final String deadLetterTopic;
    private final Map<SourcePartition, Map<String, Object>> offsets = new HashMap<>();

    /**
     * @param deadLetterTopic empty to fail the task for a row that cannot become a record
     * @param initial the offset of each table's own partition when the task starts
     */
    RecordMapper(TopicPrefix prefix, String deadLetterTopic, Map<SourcePartition, Map<String, Object>> initial) {
        this.prefix = prefix;
        this.deadLetterTopic = deadLetterTopic;
        initial.forEach((partition, offset) -> offsets.put(partition, prefix.in(offset)));
    }

    /**
     * The records of {@code batch}, in order.
     *
     * @throws ConnectException if a row cannot become a record and there is no dead letter topic
     */
    List<SourceRecord> records(Batch batch) {
        Map<SourcePartition, OffsetChange> changes = withPrefix(batch.offsetChanges());
        SourceRecord[] records = new SourceRecord[batch.emissions().size()];
        Map<SourcePartition, Source> sources = new HashMap<>();
        for (int i = records.length - 1; i >= 0; i--) {
            Emission emission = batch.emissions().get(i);
            Source source = sources.get(emission.partition());
            records[i] = record(emission, source == null ? last(emission.partition(), changes, sources) : source);
        }
        changes.forEach((partition, change) -> {
            if (!partition.isShard()) {
                offsets.put(partition, change.after());
            }
        });
        return Arrays.asList(records);
    }

    private Map<SourcePartition, OffsetChange> withPrefix(Map<SourcePartition, OffsetChange> changes) {
        Map<SourcePartition, OffsetChange> withPrefix = new HashMap<>();
        changes.forEach((partition, change) ->
                withPrefix.put(partition, new OffsetChange(prefix.in(change.before()), prefix.in(change.after()))));
        return withPrefix;
    }

    /** Where a record is from, and its topic. */
    private record Source(Map<String, String> partition, Map<String, Object> offset, String topic) {}

    /** The source of a partition's last record. Adds that of the records before it to {@code sources}. */
    private Source last(
            SourcePartition partition,
            Map<SourcePartition, OffsetChange> changes,
            Map<SourcePartition, Source> sources) {
        Map<String, String> map = partition.toMap();
        String topic = prefix.topic(partition.table());
        OffsetChange change = changes.get(partition);
        Map<String, Object> offset = change == null ? offsets.get(partition) : change.before();
        sources.put(partition, new Source(map, offset, topic));
        return new Source(map, change == null ? offset : change.after(), topic);
    }

    private SourceRecord record(Emission emission, Source source) {
        if (emission.reject() != null) {
            return deadLetter(emission, source);
        }
        Schema valueSchema = emission.value() == null ? null : emission.value().schema();
        return new OneRecord(
                source.partition(),
                source.offset(),
                source.topic(),
                emission.key().schema(),
                emission.key(),
                valueSchema,
                emission.value(),
                headers(emission.headers()));
    }

    private SourceRecord deadLetter(Emission emission, Source source) {
        String table = emission.partition().table();
        String reason = emission.reject().reason();
        if (deadLetterTopic.isEmpty()) {
            throw new ConnectException("Table " + table + ": a row cannot become a record (" + reason
                    + "), and dead.letter.topic is empty: set it to continue without such rows");
        }
        return new OneRecord(
                source.partition(),
                source.offset(),
                deadLetterTopic,
                Schema.STRING_SCHEMA,
                table + ':' + emission.reject().sha256(),
                Schema.STRING_SCHEMA,
                cut(emission.reject().json()),
                headers(Map.of("table", table, "reason", reason)));
    }

    /** Null for no headers, which is cheaper than an empty list. */
    private static ConnectHeaders headers(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        ConnectHeaders headers = new ConnectHeaders();
        new TreeMap<>(texts).forEach(headers::addString);
        return headers;
    }

    /** At most 64 kB, cut between two characters. Unpaired surrogates, which JSON can express, become question marks. */
    private static String cut(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, DEAD_LETTER_BYTES);
        while (end < bytes.length && isInsideCharacter(bytes[end])) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** Whether a byte of UTF-8 is not the first of its character. */
    private static boolean isInsideCharacter(byte one) {
        return (one & 0xC0) == 0x80;
    }
}
