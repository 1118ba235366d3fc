package io.tributary.connect.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * The shared JSON mapper. Numbers keep their value (64-bit integers, decimals with every digit), and text may contain control
 * characters. Limits on nesting, on the length of numbers and on the number of values, each of which costs a few hundred bytes,
 * protect stack and heap. Thread-safe.
 */
public final class Json {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_NUMBER_CHARACTERS = 1000;
    private static final int MAX_TOKENS = 2_000_000;

    public static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // Interning costs more than it saves where each row brings names of its own.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
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

    /** Reads text from outside. */
    public static final ObjectReader READER = MAPPER.reader();

    /** The same, but refuses an object that repeats a name. */
    public static final ObjectReader EACH_NAME_ONCE = READER.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Json() {}

    /** Creates parsers like the mapper's, for text of at most {@code maxTokens} tokens. */
    public static JsonFactory factory(long maxTokens) {
        JsonFactory own = MAPPER.getFactory();
        return own.rebuild()
                .streamReadConstraints(own.streamReadConstraints()
                        .rebuild()
                        .maxTokenCount(maxTokens)
                        .build())
                .build();
    }

    /** A parser at the first token of {@code tree}. */
    public static JsonParser tokens(JsonNode tree) throws IOException {
        JsonParser tokens = MAPPER.treeAsTokens(tree);
        tokens.nextToken();
        return tokens;
    }

    /** {@code node} as compact JSON text, with keys in their original order. Valid in UTF-8. */
    public static String text(JsonNode node) {
        try {
            return Utf8.escaped(MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every JSON tree can be written as text", e);
        }
    }

    /**
     * Parses text that this connector wrote, or that a user may have edited.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    public static JsonNode parse(String text) {
        try {
            return read(text, READER);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("invalid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Parses text from outside.
     *
     * @param reader one of this class
     * @throws JsonProcessingException if it is not JSON, exceeds a limit, or contains a number that does not fit any Java type
     */
    public static JsonNode read(String text, ObjectReader reader) throws JsonProcessingException {
        try {
            return reader.readTree(text);
        } catch (NumberFormatException e) {
            throw new JsonParseException(null, "a number is out of range", e);
        }
    }
}
