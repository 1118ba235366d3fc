package io.tributary.systemtests.converters;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** The converter with which a connector writes its records. */
enum Form {
    /** {@code JsonConverter} with schemas. */
    JSON_WITH_SCHEMAS(json(true)),
    /** {@code JsonConverter} without schemas. */
    JSON(json(false)),
    /** Confluent's Avro converter, the default of the worker. */
    AVRO(Map.of());

    private final Map<String, String> settings;

    Form(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The settings of the connector. */
    Map<String, String> settings() {
        return settings;
    }

    /** The tables that are expected after records are written and read. Without schemas, times are lost too. */
    Tables expected(List<SourceRecord> records) {
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
