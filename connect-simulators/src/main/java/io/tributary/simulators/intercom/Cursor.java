package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.RowKey;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * The content of {@code starting_after}: the end of the last page.
 *
 * @param last the last row of that page
 * @param page the number of the next page
 * @param era increases each time a test invalidates all cursors
 * @param walk a hash of the cursor's query and order
 */
record Cursor(RowKey last, int page, int era, int walk) {

    private static final int PARTS = 5;

    String encoded() {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        parts.add(Math.multiplyExact(last.time(), 1000L))
                .add(last.id())
                .add(page)
                .add(era)
                .add(walk);
        return Base64.getEncoder().encodeToString(Json.bytes(parts));
    }

    /** Decodes {@code text}, if it is a cursor. */
    static Optional<Cursor> decoded(String text) {
        try {
            JsonNode parts = Json.parse(Base64.getDecoder().decode(text));
            if (!parts.isArray() || parts.size() != PARTS) {
                return Optional.empty();
            }
            RowKey last = new RowKey(
                    Math.floorDiv(parts.get(0).asLong(), 1000L), parts.get(1).asText());
            return Optional.of(new Cursor(
                    last,
                    parts.get(2).asInt(),
                    parts.get(3).asInt(),
                    parts.get(4).asInt()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
