package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as {@code JsonConverter} wrote it.
 *
 * @param key null where the record has none
 * @param value null in a tombstone
 * @param keySchema missing node where the converter writes no schemas
 * @param valueSchema missing node in a tombstone, and where the converter writes no schemas
 * @param headers the last one of each key, as UTF-8 text
 * @param timestamp epoch milliseconds
 */
public record TopicRecord(
        String topic,
        JsonNode key,
        JsonNode value,
        JsonNode keySchema,
        JsonNode valueSchema,
        Map<String, String> headers,
        long timestamp,
        int partition,
        long offset) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads a record's JSON, with or without the converter's schemas. */
    public static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
        JsonNode key = json(record.key());
        JsonNode value = json(record.value());
        return new TopicRecord(
                record.topic(),
                payload(key),
                payload(value),
                schema(key),
                schema(value),
                headers(record.headers()),
                record.timestamp(),
                record.partition(),
                record.offset());
    }

    /** Whether it says that its key's row is gone. */
    public boolean isTombstone() {
        return value == null;
    }

    private static JsonNode json(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A record that is not JSON", e);
        }
    }

    private static boolean hasSchema(JsonNode json) {
        return json != null && json.size() == 2 && json.has("schema") && json.has("payload");
    }

    private static JsonNode payload(JsonNode json) {
        JsonNode payload = hasSchema(json) ? json.get("payload") : json;
        return payload == null || payload.isNull() ? null : payload;
    }

    private static JsonNode schema(JsonNode json) {
        return hasSchema(json) ? json.get("schema") : MissingNode.getInstance();
    }

    static Map<String, String> headers(Iterable<Header> headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            texts.put(header.key(), text(header.value()));
        }
        return texts;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
