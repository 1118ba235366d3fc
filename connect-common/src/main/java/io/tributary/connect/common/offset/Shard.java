package io.tributary.connect.common.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The offset of one source partition {@code {"table": "T#17"}}: up to 200 keys of a snapshot table and their fingerprints. */
public final class Shard {
    static final int MAX_ROWS = 200;
    /** In an offset, escaped twice and in UTF-8, a character takes at most four bytes. */
    static final int MAX_CHARACTERS = 100_000;
    /** Jackson does not parse names of more than 50,000 characters. */
    static final int MAX_KEY_CHARACTERS = 20_000;

    /** 64 bits in base64, without padding. */
    private static final Pattern FINGERPRINT = Pattern.compile("[A-Za-z0-9+/]{11}");

    private Shard() {}

    /**
     * Checks an offset of a shard that a user sets.
     *
     * @param keyFields how many fields the table's key has
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireValid(Map<String, ?> offset, int keyFields) {
        Map<String, ?> current = Offsets.current(offset);
        Offsets.requireOnly(Set.of(OffsetFields.VERSION, OffsetFields.GENERATION, OffsetFields.ROWS), current);
        requireGeneration(current);
        rows(current.get(OffsetFields.ROWS)).keySet().forEach(key -> {
            if (!Fingerprints.isRejected(key) && !KeyText.isKey(key, keyFields)) {
                throw new IllegalArgumentException(key + " in \"" + OffsetFields.ROWS
                        + "\" is not a key of this table, which is a JSON array of its " + keyFields
                        + " field(s), such as [\"5\"]");
            }
        });
    }

    /**
     * Checks that an offset has a generation.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static void requireGeneration(Map<String, ?> offset) {
        if (!(offset.get(OffsetFields.GENERATION) instanceof Number number)
                || number.longValue() != number.doubleValue()) {
            throw new IllegalArgumentException(
                    "the offset must have \"" + OffsetFields.GENERATION + "\", a whole number, or be null");
        }
    }

    /** The offset for these fingerprints by key. */
    static Map<String, Object> toOffset(Map<String, Long> rows, long generation) {
        Map<String, Object> offset = new HashMap<>();
        offset.put(OffsetFields.VERSION, Offsets.CURRENT_VERSION);
        offset.put(OffsetFields.GENERATION, generation);
        offset.put(OffsetFields.ROWS, text(rows));
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
     * Parses a stored shard. Returns the fingerprints by key, in the stored order; none if the shard is of another generation.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static Map<String, Long> fromOffset(Map<String, ?> offset, long generation) {
        Map<String, ?> current = Offsets.current(offset);
        return current.get(OffsetFields.GENERATION) instanceof Number stored && stored.longValue() == generation
                ? rows(current.get(OffsetFields.ROWS))
                : Map.of();
    }

    private static Map<String, Long> rows(Object text) {
        JsonNode stored = parse(text);
        if (!stored.isObject() || stored.size() > MAX_ROWS) {
            throw new IllegalArgumentException('"' + OffsetFields.ROWS
                    + "\" must be the text of a JSON object of at most " + MAX_ROWS + " keys and their fingerprints");
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        stored.properties()
                .forEach(row -> rows.put(row.getKey(), decode(row.getValue().asText())));
        return rows;
    }

    private static JsonNode parse(Object text) {
        try {
            return Json.parse(Offsets.text(OffsetFields.ROWS, text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException('"' + OffsetFields.ROWS + "\" cannot be parsed: " + e.getMessage(), e);
        }
    }

    private static String encode(long fingerprint) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(fingerprint).array();
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long decode(String text) {
        if (!FINGERPRINT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" in \"" + OffsetFields.ROWS + "\" is not a fingerprint");
        }
        return ByteBuffer.wrap(Base64.getDecoder().decode(text)).getLong();
    }
}
