package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The one JSON mapper: numbers keep their value (64-bit integers, decimals with every digit), control characters may stand in
 * texts, and a row cannot exhaust the stack or the heap by its nesting, by one endless number or by millions of values: each
 * costs a few hundred bytes.
 */
public final class Json {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_NUMBER_CHARACTERS = 1000;
    private static final int MAX_TOKENS = 2_000_000;

    public static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_CHARACTERS)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** Makes parsers as the mapper's, for texts of so many tokens at most. */
    public static JsonFactory factory(long mostTokens) {
        JsonFactory own = MAPPER.getFactory();
        return own.rebuild()
                .streamReadConstraints(own.streamReadConstraints()
                        .rebuild()
                        .maxTokenCount(mostTokens)
                        .build())
                .build();
    }

    /** The compact JSON text of {@code node}, its keys in the order in which they came; fit for UTF-8. */
    public static String text(JsonNode node) {
        try {
            return Utf8.escaped(MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every JSON tree can be written as text", e);
        }
    }

    /**
     * Parses a text that this connector wrote itself, or that a user may have edited.
     *
     * @throws IllegalArgumentException when it is no JSON
     */
    public static JsonNode parse(String text) {
        try {
            return read(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("invalid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Parses a text of the outside world.
     *
     * @throws JsonProcessingException when it is no JSON, is beyond a limit, or holds a number that no Java type can
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        try {
            return MAPPER.readTree(text);
        } catch (NumberFormatException e) {
            throw new JsonParseException(null, "a number is out of range", e);
        }
    }
}
