package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Converts names to snake case: {@code lastMessageAt} is {@code last_message_at}, {@code os00Str} is {@code os00_str}. */
final class SnakeCase {
    private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
    private static final Pattern CAPITAL = Pattern.compile("([a-z0-9])([A-Z])");
    private static final String SPLIT = "$1_$2";
    /** Cache size: more names than the vendor has. Customers may create any number of names. */
    private static final int MAX_CACHED = 10_000;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** {@code wireName} in snake case. */
    String name(String wireName) {
        String name = known.get(wireName);
        if (name == null) {
            name = convert(wireName);
            if (known.size() < MAX_CACHED) {
                known.put(wireName, name);
            }
        }
        return name;
    }

    private static String convert(String wireName) {
        String words = WORD.matcher(wireName).replaceAll(SPLIT);
        return CAPITAL.matcher(words).replaceAll(SPLIT).toLowerCase(Locale.ROOT);
    }

    /** The same value with the keys of its objects in snake case. A key keeps its name if the new one is taken. */
    JsonNode keys(JsonNode value) {
        if (value.isObject()) {
            return object((ObjectNode) value);
        }
        return value.isArray() ? array((ArrayNode) value) : value;
    }

    private ObjectNode object(ObjectNode object) {
        ObjectNode renamed = object.objectNode();
        object.properties().forEach(member -> {
            String name = name(member.getKey());
            boolean isTaken = renamed.has(name) || object.has(name);
            renamed.set(isTaken ? member.getKey() : name, keys(member.getValue()));
        });
        return renamed;
    }

    private ArrayNode array(ArrayNode array) {
        ArrayNode renamed = array.arrayNode();
        array.forEach(element -> renamed.add(keys(element)));
        return renamed;
    }
}
