package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Cast;
import org.apache.kafka.connect.transforms.ExtractField;
import org.apache.kafka.connect.transforms.Flatten;
import org.apache.kafka.connect.transforms.HeaderFrom;
import org.apache.kafka.connect.transforms.HoistField;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.ValueToKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/converters.md says about Kafka's transformations: which accept tombstones, and how to flatten names. */
class TransformsTest {

    @ParameterizedTest
    @FieldSource("io.tributary.systemtests.Connectors#ALL")
    void flattenedNamesAreDistinctAndLegal(ConnectorKit kit) throws IOException {
        try (AvroPlugin avro = AvroPlugin.open();
                Flatten.Value<SourceRecord> flatten = new Flatten.Value<>()) {
            flatten.configure(Map.of("delimiter", "__"));
            new DeclaredAvro(kit, avro).structs().forEach((table, schema) -> {
                SourceRecord flat = flatten.apply(empty(schema.value()));
                assertThat(avro.avro(flat.valueSchema()).getFields())
                        .as(table)
                        .hasSameSizeAs(flat.valueSchema().fields());
            });
        }
    }

    /** A row with only null fields. The transformation depends only on the schema. */
    private static SourceRecord empty(Schema schema) {
        SchemaBuilder optional = SchemaBuilder.struct().name(schema.name());
        schema.fields().forEach(field -> optional.field(field.name(), nullable(field.schema())));
        Schema built = optional.build();
        return new SourceRecord(Map.of(), Map.of(), "topic", null, null, null, built, new Struct(built));
    }

    private static Schema nullable(Schema schema) {
        return schema.isOptional() ? schema : new ConnectSchema(schema.type(), true, null, null, null, null);
    }

    @ParameterizedTest
    @MethodSource
    void acceptTombstones(Transformation<SourceRecord> transformation, Map<String, String> settings) {
        transformation.configure(settings);
        SourceRecord applied = transformation.apply(tombstone());
        assertThat(applied.value()).isNull();
        assertThat(applied.valueSchema()).isNull();
    }

    static Stream<Arguments> acceptTombstones() {
        return Stream.of(
                Arguments.of(new Flatten.Value<>(), Map.of()),
                Arguments.of(new ReplaceField.Value<>(), Map.of("exclude", "_extra")),
                Arguments.of(new TimestampConverter.Value<>(), Map.of("field", "updated_at", "target.type", "unix")),
                Arguments.of(new Cast.Value<>(), Map.of("spec", "number:string")),
                Arguments.of(new ExtractField.Key<>(), Map.of("field", "id")),
                Arguments.of(new InsertField.Value<>(), Map.of("static.field", "account", "static.value", "ours")),
                Arguments.of(new RegexRouter<>(), Map.of("regex", "(.*)", "replacement", "raw.$1")));
    }

    @ParameterizedTest
    @MethodSource
    void failForTombstones(Transformation<SourceRecord> transformation, Map<String, String> settings) {
        transformation.configure(settings);
        assertThatThrownBy(() -> transformation.apply(tombstone())).isInstanceOf(DataException.class);
    }

    static Stream<Arguments> failForTombstones() {
        return Stream.of(
                Arguments.of(new MaskField.Value<>(), Map.of("fields", "email")),
                Arguments.of(new ValueToKey<>(), Map.of("fields", "email")),
                Arguments.of(
                        new HeaderFrom.Value<>(), Map.of("fields", "email", "headers", "email", "operation", "copy")));
    }

    @Test
    void hoistFieldTurnsTombstonesIntoRows() {
        try (HoistField.Value<SourceRecord> hoist = new HoistField.Value<>()) {
            hoist.configure(Map.of("field", "row"));
            assertThat(hoist.apply(tombstone()).value()).isNotNull();
        }
    }

    private static SourceRecord tombstone() {
        Schema schema = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA).build();
        Struct key = new Struct(schema).put("id", "1");
        return new SourceRecord(Map.of(), Map.of(), "topic", null, schema, key, null, null);
    }
}
