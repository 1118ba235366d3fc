package io.tributary.connect.common.schema;

import static io.tributary.connect.common.testing.Toys.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.testing.Toys;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

class TableSchemaTest {
    private static final Schema VALUE = Toys.things(Nested.STRUCT).value();

    @Test
    void namesAndVersionsAreThoseOfTheTable() {
        TableSchema schema = Toys.things(Nested.STRUCT);
        assertThat(schema.key().name()).isEqualTo("toy.things.Key");
        assertThat(schema.key().version()).isEqualTo(1);
        assertThat(VALUE.name()).isEqualTo("toy.things.Value");
        assertThat(VALUE.version()).isEqualTo(1);
        assertThat(VALUE.field("owner").schema().name()).isEqualTo("toy.things.owner");
        assertThat(VALUE.field("owner").schema().field("address").schema().name())
                .isEqualTo("toy.things.owner.address");
        assertThat(VALUE.field("parts").schema().valueSchema().name()).isEqualTo("toy.things.parts");
        assertThat(VALUE.field("custom").schema().name()).isEqualTo("io.debezium.data.Json");
        assertThat(VALUE.field("_extra").schema().name()).isEqualTo("io.debezium.data.Json");
    }

    @Test
    void onlyTheKeyIsRequired() {
        TableSchema schema = Toys.things(Nested.STRUCT);
        assertThat(schema.key().isOptional()).isFalse();
        assertThat(schema.key().field("id").schema().isOptional()).isFalse();
        assertThat(VALUE.isOptional()).isFalse();
        assertThat(VALUE.fields())
                .allSatisfy(field -> assertThat(field.schema().isOptional())
                        .as(field.name())
                        .isEqualTo(!field.name().equals("id")));
        assertThat(VALUE.field("owner").schema().fields())
                .allMatch(field -> field.schema().isOptional());
        assertThat(VALUE.field("tags").schema().valueSchema().isOptional()).isTrue();
    }

    @Test
    void timesAreConnectTimestamps() {
        for (String field : List.of("created_at", "updated_at", "seen_at")) {
            assertThat(VALUE.field(field).schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
        }
    }

    @Test
    void fieldsAreInTheOrderOfTheFile() {
        assertThat(Toys.rows().fields()).containsExactly("id", "updated_at", "n", "_extra");
    }

    @Test
    void keyOfSeveralFieldsKeepsTheirTypes() {
        Schema key = Toys.pairs().key();
        assertThat(key.fields()).extracting(field -> field.name()).containsExactly("a", "b", "at", "ok", "share");
        assertThat(key.field("at").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
        assertThat(key.fields()).noneMatch(field -> field.schema().isOptional());
    }

    @Test
    void flatTablesHaveOnlyScalars() {
        Schema flat = Toys.things(Nested.JSON).value();
        assertThat(flat.fields()).allMatch(field -> field.schema().type().isPrimitive());
        assertThat(flat.field("owner").schema().name()).isEqualTo("io.debezium.data.Json");
        assertThat(flat.field("tags").schema().name()).isEqualTo("io.debezium.data.Json");
    }

    @Test
    void flatTablesKeepTheTextOfTheWire() {
        Row row = Toys.things(Nested.JSON)
                .map(json("{'id':'1','tags':['b','a'],'owner':{'z':1,'id':2.50,'a':{}},'parts':[{'id':'x'}]}"));
        assertThat(row.value().get("tags")).isEqualTo("[\"b\",\"a\"]");
        assertThat(row.value().get("owner")).isEqualTo("{\"z\":1,\"id\":2.50,\"a\":{}}");
        assertThat(row.value().get("parts")).isEqualTo("[{\"id\":\"x\"}]");
        assertThat(row.value().get("_extra")).isNull();
    }

    @Test
    void replicationKeyIsTheRowsTime() {
        assertThat(Toys.rows().map(Toys.row("1", 1234, 5)).time()).isEqualTo(1234);
        assertThat(Toys.rows().map(json("{'id':'1','updated_at':'soon'}")).time())
                .isEqualTo(Row.NO_TIME);
        assertThat(Toys.things(Nested.STRUCT)
                        .map(json("{'id':'1','updated_at':5}"))
                        .time())
                .isEqualTo(Row.NO_TIME);
    }

    @Test
    void rowWithoutItsKeyIsRejected() {
        for (String row : List.of("{'n':1}", "{'id':null,'n':1}", "{'id':{'a':1},'n':1}", "{'id':[],'n':1}")) {
            Row mapped = Toys.rows().map(json(row));
            assertThat(mapped.key()).isNull();
            assertThat(mapped.value()).isNull();
            assertThat(mapped.reject().reason()).contains("no primary key").contains("id");
            assertThat(mapped.reject().json()).isEqualTo(row.replace('\'', '"'));
        }
    }

    @Test
    void rejectedRowKeepsItsTime() {
        assertThat(Toys.rows().map(json("{'updated_at':77}")).time()).isEqualTo(77);
    }

    @Test
    void rowThatIsTooLargeIsRejected() {
        String filler = "x".repeat(Toys.MAX_BYTES);
        Row mapped = Toys.rows().map(json("{'id':'1','more':'" + filler + "'}"));
        assertThat(mapped.reject().reason()).contains("record.max.bytes").contains(String.valueOf(Toys.MAX_BYTES));
        assertThat(mapped.reject().json()).contains(filler);
    }

    @Test
    void rowThatIsTooLargeOnlyAsARecordIsRejectedToo() {
        String quotes = "\\\"".repeat(Toys.MAX_BYTES / 4 + 100);
        String objects = "{},".repeat(Toys.MAX_BYTES / 10) + "{}";
        String unknown = "{'x':1},".repeat(Toys.MAX_BYTES / 30) + "{'x':1}";
        for (String row : List.of(
                "{'id':'1','custom':{'a':'" + quotes + "'}}",
                "{'id':'1','parts':[" + objects + "]}",
                "{'id':'1','parts':[" + unknown + "]}")) {
            assertThat(row.length()).isLessThan(Toys.MAX_BYTES * 6 / 10);
            assertThat(Toys.things(Nested.STRUCT).map(json(row)).reject().reason())
                    .contains("record.max.bytes");
        }
    }

    @Test
    void volatileFieldsCountTowardsTheSize() {
        Row mapped = Toys.things(Nested.STRUCT).map(json("{'id':'1','url':'" + "x".repeat(Toys.MAX_BYTES) + "'}"));
        assertThat(mapped.reject()).isNotNull();
    }

    @Test
    void keyThatIsNotDeclaredIsRefused() {
        assertThatThrownBy(() -> load("rows", "uuid", null))
                .hasMessageContaining("uuid")
                .hasMessageContaining("toy.rows");
        assertThatThrownBy(() -> load("rows", "id", "changed_at")).hasMessageContaining("changed_at");
    }

    @Test
    void unknownTypeIsRefused() {
        assertThatThrownBy(() -> load("wrong", "id", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decimal");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> load("nowhere", "id", null)).hasMessageContaining("schemas/nowhere.json");
    }

    private static TableSchema load(String table, String key, String replicationKey) {
        return TableSchema.load(
                Toys.class, "toy", table, List.of(key), replicationKey, RowForm.PLAIN, Nested.STRUCT, 100);
    }
}
