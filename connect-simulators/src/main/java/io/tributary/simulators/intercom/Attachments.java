package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;

/** Files attached to messages; API reference, object {@code part_attachment}. */
final class Attachments {

    private Attachments() {}

    /** Sets {@code attachments}. One message in twenty has some. */
    static void put(ObjectNode message, Draw draw) {
        ArrayNode attachments = message.putArray("attachments");
        if (draw.chance(5)) {
            attachments
                    .addObject()
                    .put("type", "upload")
                    .put("name", "Bildschirmfoto größer.png")
                    .put(
                            "url",
                            "https://example.com/i/" + draw.hex(12) + "?expires=1893456000&signature=" + draw.hex(32))
                    .put("content_type", "image/png")
                    .put("filesize", draw.below(9_000_000))
                    .put("width", 1280)
                    .put("height", 720);
        }
    }
}
