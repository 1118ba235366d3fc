package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Parses records. The schema of a topic's values, which is the longest part, is parsed only when it changes. Used by one thread.
 */
public final class SharedSchemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PAYLOAD = "},\"payload\":";

    private final Map<String, Known> byTopic = new HashMap<>();

    /**
     * The schema of the last value that was parsed completely.
     *
     * @param head the bytes before the payload
     */
    private record Known(byte[] head, JsonNode schema) {
        boolean begins(byte[] value) {
            return value.length > head.length && Arrays.equals(head, 0, head.length, value, 0, head.length);
        }
    }

    /** A record, as with {@link TopicRecord#of}. */
    public TopicRecord read(ConsumerRecord<byte[], byte[]> record) {
        Known known = byTopic.get(record.topic());
        if (record.value() == null || known == null || !known.begins(record.value())) {
            return readWhole(record);
        }
        TopicRecord withoutValue = TopicRecord.of(
                new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.key(), null));
        return new TopicRecord(
                record.topic(),
                withoutValue.key(),
                payload(record.value(), known.head().length),
                withoutValue.keySchema(),
                known.schema(),
                TopicRecord.headers(record.headers()),
                record.timestamp(),
                record.partition(),
                record.offset());
    }

    private TopicRecord readWhole(ConsumerRecord<byte[], byte[]> record) {
        TopicRecord whole = TopicRecord.of(record);
        if (whole.valueSchema().isObject()) {
            String text = new String(record.value(), StandardCharsets.ISO_8859_1);
            byte[] head = Arrays.copyOf(record.value(), text.indexOf(PAYLOAD) + PAYLOAD.length());
            byTopic.put(record.topic(), new Known(head, whole.valueSchema()));
        }
        return whole;
    }

    private static JsonNode payload(byte[] value, int from) {
        try {
            JsonNode payload = MAPPER.readTree(value, from, value.length - from - 1);
            return payload.isNull() ? null : payload;
        } catch (IOException e) {
            throw new UncheckedIOException("The value is not JSON", e);
        }
    }
}
