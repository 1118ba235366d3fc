package io.tributary.systemtests.converters;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** The bytes that a connector's records become: whose converter writes them. */
enum Form {
    /** {@code JsonConverter}, schemas in every record. */
    JSON_WITH_SCHEMAS(json(true)),
    /** {@code JsonConverter}, the bare values. */
    JSON(json(false)),
    /** Confluent's converter, which is the worker's own. */
    AVRO(Map.of());

    private final Map<String, String> settings;

    Form(Map<String, String> settings) {
        this.settings = settings;
    }

    /** What a connector's configuration needs for it. */
    Map<String, String> settings() {
        return settings;
    }

    /** What records have to tell when they are read again: all, but for bare values, which know neither schemas nor times. */
    Tables told(List<SourceRecord> records) {
        Tables tables = new Tables();
        Converters bare = Converters.json(false);
        for (SourceRecord record : records) {
            String topic = record.topic();
            if (this == JSON) {
                Object key = bare.keyThrough(topic, record.keySchema(), record.key());
                tables.add(topic, key, bare.valueThrough(topic, record.valueSchema(), record.value()));
            } else {
                tables.add(topic, record.key(), record.value());
            }
        }
        return tables;
    }

    private static Map<String, String> json(boolean schemas) {
        String converter = "org.apache.kafka.connect.json.JsonConverter";
        return Map.of(
                "key.converter",
                converter,
                "key.converter.schemas.enable",
                Boolean.toString(schemas),
                "value.converter",
                converter,
                "value.converter.schemas.enable",
                Boolean.toString(schemas));
    }
}
