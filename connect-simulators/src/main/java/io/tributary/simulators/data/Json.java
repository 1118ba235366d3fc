package io.tributary.simulators.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes JSON in UTF-8. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8, true)
            .build();

    /** Also writes unpaired surrogates, which UTF-8 cannot encode. */
    private static final ObjectMapper ESCAPING = JsonMapper.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Parses a stored row.
     *
     * @throws UncheckedIOException if it is not a single JSON object
     */
    public static ObjectNode row(byte[] json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored row is not JSON", e);
        }
    }

    /** Parses any JSON. A missing node if {@code json} is empty. */
    public static JsonNode parse(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** UTF-8 without white space. Unpaired surrogates are escaped. */
    public static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            return escaped(tree);
        }
    }

    private static byte[] escaped(JsonNode tree) {
        try {
            return ESCAPING.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree cannot be written", e);
        }
    }
}
