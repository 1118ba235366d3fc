package io.tributary.connect.common.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** Ways to corrupt the records of a poll. */
final class Tampering {

    private Tampering() {}

    private static SourceRecord with(SourceRecord record, Map<String, ?> offset) {
        return new SourceRecord(
                record.sourcePartition(),
                offset,
                record.topic(),
                null,
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value());
    }

    private static Map<Map<String, ?>, Map<String, ?>> lastOffsets(List<SourceRecord> records) {
        Map<Map<String, ?>, Map<String, ?>> last = new HashMap<>();
        records.forEach(record -> last.put(record.sourcePartition(), record.sourceOffset()));
        return last;
    }

    /** All records of a partition carry the offset of its last one. */
    static List<SourceRecord> moveAll(List<SourceRecord> records) {
        Map<Map<String, ?>, Map<String, ?>> last = lastOffsets(records);
        return records.stream()
                .map(record -> with(record, last.get(record.sourcePartition())))
                .toList();
    }

    /** The first record of a partition carries the offset of its last one, which carries that of the first. */
    static List<SourceRecord> moveFirst(List<SourceRecord> records) {
        Map<Map<String, ?>, Map<String, ?>> next = lastOffsets(records);
        List<SourceRecord> tampered = new ArrayList<>();
        for (SourceRecord record : records) {
            Map<String, ?> offset = next.put(record.sourcePartition(), record.sourceOffset());
            tampered.add(with(record, offset));
        }
        return tampered;
    }

    /** Half of the records of each poll are sent with the next one, although their offset is stored now. */
    static final class Delayed implements Mutant {
        private List<SourceRecord> delayed = List.of();

        @Override
        public List<SourceRecord> records(List<SourceRecord> polled) {
            List<SourceRecord> moved = moveAll(polled);
            List<SourceRecord> sent = new ArrayList<>(delayed);
            sent.addAll(moved.subList(0, (moved.size() + 1) / 2));
            delayed = moved.subList((moved.size() + 1) / 2, moved.size());
            return sent;
        }

        @Override
        public void starts() {
            delayed = List.of();
        }
    }
}
