package io.tributary.systemtests.converters;

import io.tributary.connect.common.schema.TableSchema;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A chain of Kafka's own transformations, and how it must change a connector's records.
 *
 * @param tables the tables of the records
 * @param plainKeys a regular expression for the tables with a key of one field, which becomes the key
 * @param key the name of that field
 * @param time a timestamp field that becomes text
 * @param secret a text field that is masked
 */
record Transforms(List<String> tables, String plainKeys, String key, String time, String secret) {
    private static final String TIME_FORMAT = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";
    private static final String PACKAGE = "org.apache.kafka.connect.transforms.";
    private static final String BETWEEN_NAMES = "__";

    /** The settings of the connector. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tables", String.join(",", tables));
        settings.put("transforms", "flatten,drop,time,mask,insert,key");
        settings.put("transforms.flatten.type", PACKAGE + "Flatten$Value");
        settings.put("transforms.flatten.delimiter", BETWEEN_NAMES);
        settings.put("transforms.drop.type", PACKAGE + "ReplaceField$Value");
        settings.put("transforms.drop.exclude", TableSchema.EXTRA);
        settings.put("transforms.time.type", PACKAGE + "TimestampConverter$Value");
        settings.put("transforms.time.field", time);
        settings.put("transforms.time.target.type", "string");
        settings.put("transforms.time.format", TIME_FORMAT);
        settings.put("transforms.mask.type", PACKAGE + "MaskField$Value");
        settings.put("transforms.mask.fields", secret);
        settings.put("transforms.mask.predicate", "deleted");
        settings.put("transforms.mask.negate", "true");
        settings.put("transforms.insert.type", PACKAGE + "InsertField$Value");
        settings.put("transforms.insert.static.field", "account");
        settings.put("transforms.insert.static.value", "ours");
        settings.put("transforms.key.type", PACKAGE + "ExtractField$Key");
        settings.put("transforms.key.field", key);
        settings.put("transforms.key.predicate", "plain");
        settings.put("predicates", "deleted,plain");
        settings.put("predicates.plain.type", PACKAGE + "predicates.TopicNameMatches");
        settings.put("predicates.plain.pattern", ".*\\.(" + plainKeys + ')');
        settings.put("predicates.deleted.type", PACKAGE + "predicates.RecordIsTombstone");
        return settings;
    }

    /** The tables that are expected from the transformed records. Values are as in {@link #fields}. */
    Tables expected(List<SourceRecord> records) {
        Tables tables = new Tables();
        for (SourceRecord record : records) {
            Object value = record.value() == null ? null : transformed((Struct) record.value());
            tables.add(record.topic(), transformedKey(record), value);
        }
        return tables;
    }

    private Object transformedKey(SourceRecord record) {
        return record.topic().matches(".*\\.(" + plainKeys + ')') ? ((Struct) record.key()).get(key) : record.key();
    }

    private Map<String, Object> transformed(Struct value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        flatten("", value, fields);
        fields.remove(TableSchema.EXTRA);
        fields.computeIfPresent(time, (name, date) -> text((Date) date));
        fields.computeIfPresent(secret, (name, text) -> "");
        fields.put("account", "ours");
        return fields;
    }

    private static void flatten(String prefix, Struct struct, Map<String, Object> fields) {
        for (Field field : struct.schema().fields()) {
            String name = prefix + field.name();
            Object value = struct.get(field);
            if (value instanceof Struct inner) {
                flatten(name + BETWEEN_NAMES, inner, fields);
            } else if (value != null) {
                fields.put(name, value);
            }
        }
    }

    private static String text(Date date) {
        return DateTimeFormatter.ofPattern(TIME_FORMAT).withZone(ZoneOffset.UTC).format(date.toInstant());
    }

    /** The fields of a struct that are not null. */
    static Map<String, Object> fields(Object struct) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Struct) struct).schema().fields().forEach(field -> {
            Object value = ((Struct) struct).get(field);
            if (value != null) {
                fields.put(field.name(), value);
            }
        });
        return fields;
    }
}
