package io.tributary.connect.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random rows: the fingerprint ignores the order of members and the notation of numbers, and changes with anything else. */
class FingerprintPropertiesTest {
    private static final int ROWS = 2_000;
    private static final int DEEPEST = 3;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random = new Random(20_261_128);

    @Test
    void orderAndNotationAreIgnored() {
        for (int i = 0; i < ROWS; i++) {
            JsonNode row = object(0);
            assertThat(hash(otherForm(row))).as(row.toString()).isEqualTo(hash(row));
        }
    }

    @Test
    void everyOtherChangeMatters() {
        Map<Long, JsonNode> rows = new HashMap<>();
        for (int i = 0; i < ROWS; i++) {
            ObjectNode row = object(0);
            rows.put(hash(row), row);
            ObjectNode changed = row.deepCopy();
            change(changed);
            assertThat(hash(changed)).as("%s and %s", row, changed).isNotEqualTo(hash(row));
        }
        assertThat(rows).hasSizeGreaterThan(ROWS * 9 / 10);
    }

    private static long hash(JsonNode row) {
        return Fingerprint.of(row).hash();
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        int members = 1 + random.nextInt(5);
        for (int i = 0; i < members; i++) {
            object.set(text(), value(depth));
        }
        return object;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 8 : 6)) {
            case 0 -> NODES.textNode(text());
            case 1 -> NODES.numberNode(random.nextLong() >> random.nextInt(64));
            case 2 -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(), random.nextInt(20) - 10));
            case 3 -> NODES.numberNode(new BigInteger(100, random));
            case 4 -> NODES.booleanNode(random.nextBoolean());
            case 5 -> NODES.nullNode();
            case 6 -> object(depth + 1);
            default -> array(depth + 1);
        };
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
            array.add(value(depth));
        }
        return array;
    }

    private String text() {
        return random.ints(1 + random.nextInt(4), 'a', 'g')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The same row in another order, with other notations of its numbers. */
    private JsonNode otherForm(JsonNode node) {
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
            Collections.shuffle(members, random);
            ObjectNode other = NODES.objectNode();
            members.forEach(member -> other.set(member.getKey(), otherForm(member.getValue())));
            return other;
        }
        if (node.isArray()) {
            ArrayNode other = NODES.arrayNode();
            node.forEach(element -> other.add(otherForm(element)));
            return other;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return NODES.numberNode(number.setScale(number.scale() + random.nextInt(3)));
        }
        return node;
    }

    private void change(ObjectNode object) {
        List<String> names =
                new ArrayList<>(object.propertyStream().map(Map.Entry::getKey).toList());
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = object.get(name);
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.put("another", 1);
            case 2 -> object.set("renamed", object.remove(name));
            default -> object.set(name, changed(value));
        }
    }

    private JsonNode changed(JsonNode value) {
        if (value instanceof ObjectNode object) {
            change(object);
            return object;
        }
        if (value instanceof ArrayNode array) {
            return array.size() < 2 || array.get(0).equals(array.get(1))
                    ? array.add(1)
                    : array.insert(0, array.remove(1));
        }
        if (value.isNumber()) {
            return NODES.numberNode(value.decimalValue().add(BigDecimal.valueOf(1, 3)));
        }
        return value.isTextual() ? NODES.textNode(value.textValue() + ' ') : NODES.textNode(value.asText());
    }
}
