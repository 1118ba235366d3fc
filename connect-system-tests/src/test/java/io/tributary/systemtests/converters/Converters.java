package io.tributary.systemtests.converters;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;

/** The key and value converters, which read records written by those of a worker. */
record Converters(Converter key, Converter value) {

    /** {@code JsonConverter}, with or without schemas. */
    static Converters json(boolean schemas) {
        return new Converters(json(schemas, true), json(schemas, false));
    }

    private static Converter json(boolean schemas, boolean isKey) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", Boolean.toString(schemas)), isKey);
        return converter;
    }

    Object key(String topic, byte[] bytes) {
        return key.toConnectData(topic, bytes).value();
    }

    /** The value. Null for a tombstone. */
    Object value(String topic, byte[] bytes) {
        return bytes == null ? null : value.toConnectData(topic, bytes).value();
    }

    /** A key after it is written and read. */
    Object keyThrough(String topic, Schema schema, Object data) {
        return key(topic, key.fromConnectData(topic, schema, data));
    }

    /** A value after it is written and read. */
    Object valueThrough(String topic, Schema schema, Object data) {
        return data == null ? null : value(topic, value.fromConnectData(topic, schema, data));
    }
}
