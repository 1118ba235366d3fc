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
 * A record written by {@code JsonConverter}.
 *
 * @param key null if the record has none
 * @param value null for a tombstone
 * @param keySchema a missing node if the converter writes no schemas
 * @param valueSchema a missing node for a tombstone, or if the converter writes no schemas
 * @param headers the last header of each key, as UTF-8 text
 * @param timestamp in epoch ms
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

    /** Parses a record, with or without schemas. */
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

    /** Whether the record is a tombstone. */
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
            throw new UncheckedIOException("The record is not JSON", e);
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
