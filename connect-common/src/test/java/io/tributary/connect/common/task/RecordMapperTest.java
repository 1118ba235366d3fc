package io.tributary.connect.common.task;

import static io.tributary.connect.common.testing.Toys.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.offset.OffsetChange;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.testing.Toys;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordMapperTest {
    private static final Map<String, Object> BEFORE = Map.of("at", 1);
    private static final Map<String, Object> AFTER = Map.of("at", 2);
    private static final SourcePartition KEPT = SourcePartition.of("kept");

    private final RecordMapper mapper = new RecordMapper(new TopicPrefix("p"), "dead", Map.of(KEPT, Map.of("at", 9)));

    @Test
    void onlyTheLastRecordOfAPartitionHasTheNewOffset() {
        SourcePartition first = SourcePartition.ofShard("t", 0);
        SourcePartition second = SourcePartition.ofShard("t", 1);
        OffsetChange change = new OffsetChange(BEFORE, AFTER);
        List<SourceRecord> records = mapper.records(new Batch(
                List.of(row(first, "a"), row(second, "b"), row(first, "c")),
                List.of(() -> Map.of(first, change, second, change))));
        assertThat(records)
                .extracting(SourceRecord::sourceOffset)
                .isEqualTo(List.of(withPrefix(BEFORE), withPrefix(AFTER), withPrefix(AFTER)));
        assertThat(records).extracting(SourceRecord::topic).containsOnly("p.t");
        assertThat(records.get(1).sourcePartition()).isEqualTo(Map.of("table", "t#1"));
    }

    @Test
    void recordsAreEqualToThemselvesOnly() {
        SourcePartition table = SourcePartition.of("t");
        List<SourceRecord> same =
                mapper.records(new Batch(List.of(row(table, "a"), row(table, "a")), List.of(() -> Map.of())));
        assertThat(same.get(0)).isEqualTo(same.get(0)).isNotEqualTo(same.get(1));
        assertThat(Set.copyOf(same)).hasSize(2);
    }

    @Test
    void partitionWithoutAChangeKeepsItsOffset() {
        assertThat(offset(KEPT, Map.of())).isEqualTo(withPrefix(Map.of("at", 9)));
        assertThat(offset(KEPT, Map.of(KEPT, new OffsetChange(BEFORE, AFTER)))).isEqualTo(withPrefix(AFTER));
        assertThat(offset(KEPT, Map.of())).isEqualTo(withPrefix(AFTER));
    }

    /** The same with the prefix of its topics. */
    private static Map<String, Object> withPrefix(Map<String, Object> offset) {
        Map<String, Object> withPrefix = new HashMap<>(offset);
        withPrefix.put("topic.prefix", "p");
        return withPrefix;
    }

    private Object offset(SourcePartition partition, Map<SourcePartition, OffsetChange> changes) {
        return mapper.records(new Batch(List.of(row(partition, "a")), List.of(() -> changes)))
                .get(0)
                .sourceOffset();
    }

    @Test
    void recordsHaveKeyValueAndHeaders() {
        Row row = Toys.rows().map(Toys.row("a", 5, 6)).withHeaders(Map.of("z", "1", "b", "2"));
        SourceRecord record = only(new Emission(SourcePartition.of("t"), row.key(), row.value(), row.headers(), null));
        assertThat(record.keySchema()).isEqualTo(Toys.rows().key());
        assertThat(record.valueSchema()).isEqualTo(Toys.rows().value());
        assertThat(record.headers())
                .extracting(header -> header.key() + header.value())
                .containsExactly("b2", "z1");
        assertThat(record.timestamp()).isNull();
        assertThat(record.kafkaPartition()).isNull();
    }

    @Test
    void tombstoneHasOnlyAKey() {
        SourceRecord record = only(new Emission(
                SourcePartition.of("t"), row(SourcePartition.of("t"), "a").key(), null, Map.of(), null));
        assertThat(record.key()).isNotNull();
        assertThat(record.value()).isNull();
        assertThat(record.valueSchema()).isNull();
    }

    @Test
    void deadLettersNameTableAndReason() {
        SourceRecord record = only(dead("{\"n\":1}"));
        assertThat(record.topic()).isEqualTo("dead");
        assertThat(record.key()).isEqualTo("t:" + Fingerprint.sha256("{\"n\":1}"));
        assertThat(record.value()).isEqualTo("{\"n\":1}");
        assertThat(record.headers().lastWithName("table").value()).isEqualTo("t");
        assertThat(record.headers().lastWithName("reason").value()).isEqualTo("no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "漢", "😀"})
    void largeDeadLettersAreCutBetweenCharacters(String letter) {
        String json = letter.repeat(70_000);
        SourceRecord record = only(dead(json));
        String cut = (String) record.value();
        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isBetween(65_500, 65_536);
        assertThat(json).startsWith(cut);
        assertThat(cut).doesNotContain("\uFFFD");
        assertThat(cut.codePoints()).allMatch(point -> point == json.codePointAt(json.length() - letter.length()));
        assertThat(record.key()).isEqualTo("t:" + Fingerprint.sha256(json));
    }

    @Test
    void largeDeadLetterIsNeverCutInsideACharacter() {
        for (int before = 0; before < 8; before++) {
            String json = "x".repeat(65_536 - before) + "😀".repeat(10);
            String cut = (String) only(dead(json)).value();
            assertThat(json).startsWith(cut);
            assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 1))).isFalse();
        }
    }

    @Test
    void withoutADeadLetterTopicTheTaskFails() {
        RecordMapper strict = new RecordMapper(new TopicPrefix("p"), "", Map.of());
        assertThatThrownBy(() -> strict.records(new Batch(List.of(dead("{}")), List.of())))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("Table t", "no key", "dead.letter.topic");
    }

    private SourceRecord only(Emission emission) {
        return mapper.records(new Batch(List.of(emission), List.of())).get(0);
    }

    private static Emission dead(String row) {
        return new Emission(
                SourcePartition.ofShard("t", 3), null, null, Map.of(), new Row.Reject("no key", row, List.of("id")));
    }

    private static Emission row(SourcePartition partition, String id) {
        Row row = Toys.rows().map(json("{'id':'" + id + "'}"));
        return new Emission(partition, row.key(), row.value(), Map.of(), null);
    }
}
