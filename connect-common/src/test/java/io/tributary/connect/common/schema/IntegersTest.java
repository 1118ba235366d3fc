package io.tributary.connect.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.connect.common.testing.Toys;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Integers on the wire; {@link MappingTest} has what does and does not count as one. */
class IntegersTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A number and its digits as text are the same integer, as a field and as a time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void numberAndItsDigitsAreEqual(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            JsonNode text = JSON.textNode(Long.toString(number));
            assertThat(Integers.of(text)).as("seed %d", seed).isEqualTo(number);
            assertThat(Integers.of(JSON.numberNode(number))).isEqualTo(number);
            assertThat(Row.timeOfSeconds(text)).isEqualTo(Row.timeOfSeconds(JSON.numberNode(number)));
            for (String field : new String[] {"number", "created_at", "updated_at", "started_at"}) {
                assertThat(mapped(field, text))
                        .as("%s, seed %d", field, seed)
                        .isEqualTo(mapped(field, JSON.numberNode(number)));
            }
        }
    }

    private static Object mapped(String field, JsonNode value) {
        return Toys.things(Nested.STRUCT)
                .map(Toys.json("{'id':'1'}").set(field, value))
                .value()
                .get(field);
    }

    @Test
    void otherValuesReturnNullOrTheDefault() {
        assertThat(Integers.of(MissingNode.getInstance())).isNull();
        assertThat(Integers.of(JSON.nullNode())).isNull();
        assertThat(Integers.of(MissingNode.getInstance(), -1)).isEqualTo(-1);
        assertThat(Integers.of(JSON.textNode("many"), -1)).isEqualTo(-1);
        assertThat(Integers.of(JSON.numberNode(new BigDecimal("1.5")), 7)).isEqualTo(7);
        assertThat(Integers.of(JSON.textNode("12"), 7)).isEqualTo(12);
    }
}
