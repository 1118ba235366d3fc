package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.regex.Pattern;

/** Converts HTML to text like {@code display_as=plaintext}: links become {@code label (url)}, other tags are removed. */
final class PlainText {

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"[^>]*>(.*?)</a>");
    private static final Pattern BREAK = Pattern.compile("<br ?/?>|</p>(?=.)");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private PlainText() {}

    static byte[] part(byte[] json) {
        ObjectNode part = Json.row(json);
        body(part);
        return Json.bytes(part);
    }

    static byte[] conversation(byte[] json) {
        ObjectNode conversation = Json.row(json);
        if (conversation.path("source") instanceof ObjectNode source) {
            body(source);
        }
        return Json.bytes(conversation);
    }

    private static void body(ObjectNode message) {
        if (message.path("body").isTextual()) {
            message.put("body", of(message.path("body").asText()));
        }
    }

    static String of(String html) {
        String links = LINK.matcher(html).replaceAll("$2 ($1)");
        String lines = BREAK.matcher(links).replaceAll("\n");
        String bare = TAG.matcher(lines).replaceAll("");
        return bare.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
