package io.tributary.connect.common.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.schema.Json;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Some hundred keys and fingerprints of a table that is read whole: the offset of one source partition {@code {"table": "T#17"}}. */
final class Segment {
    static final String GENERATION = "generation";
    static final String ROWS = "rows";
    static final int MAX_ROWS = 200;
    /** Escaped twice, and in UTF-8, a character takes at most four bytes of an offset. */
    static final int MAX_CHARACTERS = 100_000;
    /** A longer name of a JSON object is not read again: a parser's limit is 50,000. */
    static final int MAX_KEY_CHARACTERS = 20_000;

    /** 64 bits in base64, without padding. */
    private static final Pattern FINGERPRINT = Pattern.compile("[A-Za-z0-9+/]{11}");

    private Segment() {}

    /**
     * Checks that an offset tells its generation.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static void requireGeneration(Map<String, ?> offset) {
        if (!(offset.get(GENERATION) instanceof Number number) || number.longValue() != number.doubleValue()) {
            throw new IllegalArgumentException(
                    "the offset has to hold \"" + GENERATION + "\", a whole number, or be null");
        }
    }

    /** The offset that holds {@code rows}: a JSON object from key to fingerprint. */
    static Map<String, Object> toOffset(Map<String, Long> rows, long generation) {
        Map<String, Object> offset = new HashMap<>();
        offset.put(Offsets.VERSION, Offsets.CURRENT_VERSION);
        offset.put(GENERATION, generation);
        offset.put(ROWS, text(rows));
        return offset;
    }

    private static String text(Map<String, Long> rows) {
        StringBuilder text = new StringBuilder("{");
        rows.forEach((key, fingerprint) -> text.append(text.length() == 1 ? "" : ",")
                .append(Json.text(Json.MAPPER.getNodeFactory().textNode(key)))
                .append(":\"")
                .append(encode(fingerprint))
                .append('"'));
        return text.append('}').toString();
    }

    /**
     * Reads the rows of a stored segment, in their order; one of another generation holds none.
     *
     * @throws IllegalArgumentException with a sentence, when the offset is not what {@link #toOffset} writes
     */
    static Map<String, Long> fromOffset(Map<String, ?> offset, long generation) {
        Offsets.requireKnownVersion(offset);
        return offset.get(GENERATION) instanceof Number stored && stored.longValue() == generation
                ? rows(offset.get(ROWS))
                : Map.of();
    }

    private static Map<String, Long> rows(Object text) {
        JsonNode stored = parse(text);
        if (!stored.isObject() || stored.size() > MAX_ROWS) {
            throw new IllegalArgumentException('"' + ROWS + "\" has to be the text of a JSON object of at most "
                    + MAX_ROWS + " keys and their fingerprints");
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        stored.properties()
                .forEach(row -> rows.put(row.getKey(), decode(row.getValue().asText())));
        return rows;
    }

    private static JsonNode parse(Object text) {
        try {
            return Json.parse(Offsets.text(ROWS, text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException('"' + ROWS + "\" is not to be read: " + e.getMessage(), e);
        }
    }

    private static String encode(long fingerprint) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(fingerprint).array();
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long decode(String text) {
        if (!FINGERPRINT.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" in \"" + ROWS + "\" is no fingerprint");
        }
        return ByteBuffer.wrap(Base64.getDecoder().decode(text)).getLong();
    }
}
