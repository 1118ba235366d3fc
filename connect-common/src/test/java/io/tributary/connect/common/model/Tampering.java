package io.tributary.connect.common.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** Wrong things to do to the records of a poll. */
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

    /** Half of each poll's records leave with the next poll, behind the offset that says that they have left. */
    static final class HeldBack implements Mutant {
        private List<SourceRecord> held = List.of();

        @Override
        public List<SourceRecord> records(List<SourceRecord> polled) {
            List<SourceRecord> moved = moveAll(polled);
            List<SourceRecord> sent = new ArrayList<>(held);
            sent.addAll(moved.subList(0, (moved.size() + 1) / 2));
            held = moved.subList((moved.size() + 1) / 2, moved.size());
            return sent;
        }

        @Override
        public void starts() {
            held = List.of();
        }
    }
}
