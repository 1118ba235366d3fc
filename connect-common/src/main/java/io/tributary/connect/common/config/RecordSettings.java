package io.tributary.connect.common.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Shared settings that say how rows become records, and what happens to rows that cannot. */
public final class RecordSettings {
    static final String VALUE_NESTED_CONFIG = "value.nested";
    private static final String STRUCT = "struct";
    private static final String JSON = "json";
    private static final String VALUE_NESTED_DOC = "How to write nested objects, arrays and maps: as Connect types"
            + " (\"struct\"), or as JSON text (\"json\") for sinks that accept flat rows only.";
    private static final String VALUE_NESTED_DEFAULT = STRUCT;

    public static final String DEAD_LETTER_TOPIC_CONFIG = "dead.letter.topic";
    private static final String DEAD_LETTER_TOPIC_DOC = "Topic for rows that cannot become records: rows without a"
            + " primary key, and rows larger than record.max.bytes. PREFIX.dead-letters if not set. Empty to fail the"
            + " task instead. It must not be the topic of a table.";
    private static final String DEAD_LETTER_TOPIC_DEFAULT = null;

    static final String RECORD_MAX_BYTES_CONFIG = "record.max.bytes";
    private static final String RECORD_MAX_BYTES_DOC = "Maximum size of a row as JSON, both as the API returned it and"
            + " as a record without its schema. Larger rows become dead letters. If you raise it, raise the limits of"
            + " the topic and the producer too.";
    private static final int RECORD_MAX_BYTES_DEFAULT = 900_000;

    private RecordSettings() {}

    static void define(ConfigDef definition) {
        new SettingsGroup(definition, "Records")
                .label("Nested values", MEDIUM, Width.SHORT)
                .add(VALUE_NESTED_CONFIG, STRING, VALUE_NESTED_DEFAULT, OneOf.of(STRUCT, JSON), VALUE_NESTED_DOC)
                .label("Dead letter topic", MEDIUM, Width.MEDIUM)
                .add(
                        DEAD_LETTER_TOPIC_CONFIG,
                        STRING,
                        DEAD_LETTER_TOPIC_DEFAULT,
                        TopicName.whole(),
                        DEAD_LETTER_TOPIC_DOC)
                .label("Largest row (bytes)", LOW, Width.SHORT)
                .add(RECORD_MAX_BYTES_CONFIG, INT, RECORD_MAX_BYTES_DEFAULT, atLeast(1), RECORD_MAX_BYTES_DOC);
    }
}
