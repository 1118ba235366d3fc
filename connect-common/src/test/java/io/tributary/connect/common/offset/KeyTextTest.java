package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.json.Json;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .field("text", Schema.STRING_SCHEMA)
            .field("time", Timestamp.SCHEMA)
            .field("count", Schema.INT64_SCHEMA)
            .field("share", Schema.FLOAT64_SCHEMA)
            .field("flag", Schema.BOOLEAN_SCHEMA)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\"", "\\", "a\n\u0001\u007f\u2028/", "\u00e9\ud83d\ude00", "[1,2]"})
    void isTheJsonOfItsValues(String text) {
        Struct key = key(text);
        String json = Json.text(Json.MAPPER.valueToTree(List.of(text, 1_700_000_000_000L, -5L, 0.1, true)));
        assertThat(KeyText.of(key)).isEqualTo(json);
        assertThat(KeyText.parse(json, SCHEMA)).isEqualTo(key);
    }

    @Test
    void escapesAnUnpairedSurrogate() {
        assertThat(KeyText.of(key("a\ud800"))).startsWith("[\"a\\ud800\",");
    }

    private static Struct key(String text) {
        return new Struct(SCHEMA)
                .put("text", text)
                .put("time", new Date(1_700_000_000_000L))
                .put("count", -5L)
                .put("share", 0.1)
                .put("flag", true);
    }
}
