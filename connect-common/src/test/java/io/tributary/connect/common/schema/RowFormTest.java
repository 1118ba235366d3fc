package io.tributary.connect.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.Toys;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Rows whose fields are not their members, or have other names there. */
class RowFormTest {
    /** Names in capitals, and all fields but the key in an envelope. */
    private static final RowForm LOUD = new RowForm() {
        @Override
        public void read(WireRow row) throws IOException {
            row.members(name -> {
                if (name.equals("BODY")) {
                    row.members(member -> row.field(name(member)));
                } else {
                    row.field(name(name));
                }
            });
        }

        @Override
        public String name(String member) {
            return member.toLowerCase(Locale.ROOT);
        }
    };

    private static Row map(String json, Nested nested, int maxBytes) {
        return TableSchema.load(Toys.class, "toy", "things", List.of("id"), "updated_at", LOUD, nested, maxBytes)
                .map(Toys.json(json));
    }

    private static Row map(String json) {
        return map(json, Nested.STRUCT, Toys.MAX_BYTES);
    }

    @Test
    void fieldsAreFoundWhereTheFormSays() {
        Row row = map("{'ID':'t','BODY':{'NUMBER':5,'UPDATED_AT':1000,'OWNER':{'ID':7,'ADDRESS':{'CITY':'Bern'}},"
                + "'PARTS':[{'ID':1},{'ID':2}],'TAGS':['x']}}");
        assertThat(row.key().get("id")).isEqualTo("t");
        assertThat(row.time()).isEqualTo(1000);
        assertThat(row.value().get("number")).isEqualTo(5L);
        assertThat(row.value().getStruct("owner").get("id")).isEqualTo(7L);
        assertThat(row.value().getStruct("owner").getStruct("address").get("city"))
                .isEqualTo("Bern");
        assertThat(row.value().<Struct>getArray("parts"))
                .extracting(part -> part.get("id"))
                .containsExactly(1L, 2L);
        assertThat(row.value().get(TableSchema.EXTRA)).isNull();
    }

    @Test
    void misfitIsKeptUnderItsPlaceOnTheWire() {
        Row row = map("{'ID':'t','BODY':{'NUMBER':'many','OTHER':1,'OWNER':{'ID':7,'PHONE':'5'}}}");
        assertThat(row.value().get("number")).isNull();
        assertThat(Toys.json(row.value().getString(TableSchema.EXTRA)))
                .isEqualTo(Toys.json("{'/BODY/NUMBER':'many','/BODY/OTHER':1,'/BODY/OWNER/PHONE':'5'}"));
    }

    @Test
    void nestedFieldsAsJsonAreAsOnTheWire() {
        Row row = map("{'ID':'t','BODY':{'OWNER':{'ID':7,'Odd':1}}}", Nested.JSON, Toys.MAX_BYTES);
        assertThat(row.value().get("owner")).isEqualTo("{\"ID\":7,\"Odd\":1}");
    }

    @Test
    void theFingerprintIsThatOfTheRowAsItCame() {
        String json = "{'ID':'t','BODY':{'OTHER':'odd','NUMBER':5}}";
        assertThat(map(json).fingerprint())
                .isEqualTo(Fingerprint.of(Toys.json(json)).hash())
                .isEqualTo(map("{'BODY':{'NUMBER':5,'OTHER':'odd'},'ID':'t'}").fingerprint())
                .isEqualTo(map(json, Nested.JSON, Toys.MAX_BYTES).fingerprint())
                .isNotEqualTo(
                        map("{'ID':'t','BODY':{'OTHER':'odd','NUMBER':6}}").fingerprint());
    }

    @Test
    void volatileFieldsOfAnyFormAreNoPartOfTheFingerprint() {
        assertThat(map("{'ID':'t','BODY':{'URL':'signed','NUMBER':5}}").fingerprint())
                .isEqualTo(map("{'ID':'t','BODY':{'URL':'again','NUMBER':5}}").fingerprint());
    }

    @Test
    void rowWithoutKeyOrTooLargeIsNotARecord() {
        assertThat(map("{'BODY':{'NUMBER':5}}").reject().reason()).contains("no primary key", "id");
        assertThat(map("{'ID':'t','BODY':{'NUMBER':5}}", Nested.STRUCT, 20)
                        .reject()
                        .reason())
                .contains("more than record.max.bytes 20");
    }

    @Test
    void oddRowHasToBeMappedFromItsTree() throws IOException {
        RowForm strict = row -> row.members(name -> {
            if (row.isText() && name.equals("number")) {
                row.notes().odd();
            }
            row.field(name);
        });
        TableSchema schema = Toys.rows(strict);
        assertThat(read(schema, "{'id':'t','n':5}")).isEqualTo(schema.map(Toys.json("{'id':'t','n':5}")));
        assertThat(read(schema, "{'id':'t','number':5}")).isNotNull();
        assertThat(read(schema, "{'id':'t','number':'5'}")).isNull();
        assertThat(schema.map(Toys.json("{'id':'t','number':'5'}")).reject()).isNull();
    }

    /** A value that is consumed as a tree counts once. */
    @Test
    void rowSaysWhenItChanged() throws IOException {
        RowForm changing = row -> row.members(name -> {
            if (name.equals("changed")) {
                JsonNode time = row.tree();
                row.notes().changed(time.asLong());
                row.field(name, List.of(name), time);
            } else {
                row.field(name);
            }
        });
        String json = "{'id':'t','updated_at':1000,'changed':3000}";
        Row row = Toys.rows(changing).map(Toys.json(json));
        assertThat(row.time()).isEqualTo(1000);
        assertThat(row.changed()).isEqualTo(3000);
        assertThat(row.fingerprint()).isEqualTo(Toys.rows().map(Toys.json(json)).fingerprint());
        assertThat(read(Toys.rows(changing), json)).isEqualTo(row);
        String unreadable = "{'updated_at':1000,'changed':3000}";
        assertThat(Toys.rows(changing).map(Toys.json(unreadable)).changed()).isEqualTo(3000);
    }

    private static Row read(TableSchema schema, String json) throws IOException {
        try (JsonParser tokens = Json.MAPPER.createParser(json.replace('\'', '"'))) {
            return schema.read(tokens, null, Drift.NONE);
        }
    }

    @Test
    void skippedMemberIsNoPartOfTheRow() throws IOException {
        RowForm quiet = row -> row.members(name -> {
            if (name.equals("noise")) {
                row.skip();
            } else {
                row.field(name);
            }
        });
        Row row = Toys.rows(quiet).map(Toys.json("{'id':'t','n':5,'noise':{'a':[1]}}"));
        assertThat(row).isEqualTo(Toys.rows().map(Toys.json("{'id':'t','n':5}")));
        assertThat(row).isEqualTo(read(Toys.rows(quiet), "{'noise':[{}],'id':'t','n':5}"));
        String fits = "{'id':'t','noise':'" + "x".repeat(Toys.MAX_BYTES) + "'}";
        assertThat(Toys.rows(quiet).map(Toys.json(fits)).reject()).isNull();
    }

    @Test
    void wrappedRowHasTheFingerprintOfItsWrapper() throws IOException {
        RowForm wrapped = row -> {
            row.members(row::field);
            row.wrap("row");
        };
        RowForm wrapper = row -> row.members(name -> row.members(row::field));
        Row row = Toys.rows(wrapped).map(Toys.json("{'id':'t','n':5}"));
        assertThat(row).isEqualTo(Toys.rows(wrapper).map(Toys.json("{'row':{'id':'t','n':5}}")));
        assertThat(row).isEqualTo(read(Toys.rows(wrapped), "{'id':'t','n':5}"));
        assertThat(row.fingerprint())
                .isNotEqualTo(Toys.rows().map(Toys.json("{'id':'t','n':5}")).fingerprint());
    }
}
