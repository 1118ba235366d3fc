package io.tributary.connect.common.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.schema.Json;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Some hundred keys and fingerprints of a table that is read whole: one source partition {@code {"table": "T#17"}}. */
final class Segment {
    static final String GENERATION = "generation";
    static final String ROWS = "rows";
    static final int MAX_ROWS = 200;
    /** Escaped twice, and in UTF-8, a character takes at most four bytes of an offset. */
    static final int MAX_CHARACTERS = 100_000;

    private final Map<String, Long> fingerprints = new LinkedHashMap<>();
    private int characters;

    boolean hasRoomFor(String key) {
        return fingerprints.size() < MAX_ROWS && characters + key.length() <= MAX_CHARACTERS;
    }

    Map<String, Long> fingerprints() {
        return fingerprints;
    }

    void put(String key, long fingerprint) {
        if (fingerprints.put(key, fingerprint) == null) {
            characters += key.length();
        }
    }

    void remove(String key) {
        if (fingerprints.remove(key) != null) {
            characters -= key.length();
        }
    }

    Map<String, Object> toOffset(long generation) {
        Map<String, Object> offset = new HashMap<>();
        offset.put(Offsets.VERSION, Offsets.CURRENT_VERSION);
        offset.put(GENERATION, generation);
        offset.put(ROWS, rows());
        return offset;
    }

    /** A JSON object from key to fingerprint. */
    private String rows() {
        StringBuilder text = new StringBuilder(characters + fingerprints.size() * 24).append('{');
        fingerprints.forEach((key, fingerprint) -> text.append(text.length() == 1 ? "" : ",")
                .append(Json.text(Json.MAPPER.getNodeFactory().textNode(key)))
                .append(":\"")
                .append(encode(fingerprint))
                .append('"'));
        return text.append('}').toString();
    }

    /**
     * Reads the rows of a stored segment; one of another generation holds none.
     *
     * @throws IllegalArgumentException when the offset is not what {@link #toOffset} writes
     */
    static Segment fromOffset(Map<String, ?> offset, long generation) {
        Segment segment = new Segment();
        Offsets.requireKnownVersion(offset);
        if (offset.get(GENERATION) instanceof Number stored && stored.longValue() == generation) {
            JsonNode rows = Json.parse(String.valueOf(offset.get(ROWS)));
            rows.properties()
                    .forEach(row ->
                            segment.put(row.getKey(), decode(row.getValue().asText())));
        }
        return segment;
    }

    private static String encode(long fingerprint) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(fingerprint).array();
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != Long.BYTES) {
            throw new IllegalArgumentException("\"" + text + "\" is no fingerprint");
        }
        return ByteBuffer.wrap(bytes).getLong();
    }
}
