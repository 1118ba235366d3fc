package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tributary.connect.common.table.ListRead;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes credentials from the URLs of reporting webhooks, which may contain {@code user:password@} (seen live, 2026-10).
 * Works on text, because a URL that no parser accepts may contain a password too.
 */
final class WebhookUrls {
    private static final String ENDPOINT = "endpoint";

    /**
     * The part before the host and its credentials. Parsers accept a backslash as a slash, and no slash at all after http.
     */
    private static final Pattern SCHEME = Pattern.compile(
            "\\s*(?:https?:[/\\\\]*|[a-z][a-z0-9+.-]*:[/\\\\]{2,}|[/\\\\]{2,})?", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL = Pattern.compile("\\s*[a-z][a-z0-9+.-]*://", Pattern.CASE_INSENSITIVE);

    /** A name with a dot, or an address, with an optional port, as in webhooks on the internet. */
    private static final Pattern HOST = Pattern.compile(
            "(?:[^\\s:@\\[\\]]+\\.[^\\s:@\\[\\]]+|localhost|\\[[0-9a-f:.]+])(?::[0-9]*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern END_OF_AUTHORITY = Pattern.compile("[/\\\\?#]");

    private WebhookUrls() {}

    /** Cleans the endpoint and all other URLs in the row. */
    static ObjectNode withoutUserInfo(ObjectNode webhook, ListRead list) {
        List.copyOf(webhook.properties())
                .forEach(field -> webhook.set(
                        field.getKey(), cleaned(field.getValue(), field.getKey().equals(ENDPOINT))));
        return webhook;
    }

    private static JsonNode cleaned(JsonNode value, boolean isUrl) {
        if (value instanceof ObjectNode object) {
            List.copyOf(object.properties())
                    .forEach(field -> object.set(field.getKey(), cleaned(field.getValue(), isUrl)));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, cleaned(array.get(i), isUrl));
            }
        } else if (value.isTextual() && (isUrl || URL.matcher(value.textValue()).lookingAt())) {
            return TextNode.valueOf(withoutUserInfo(value.textValue()));
        }
        return value;
    }

    /** The URL without credentials. Text that is not a proper URL loses everything up to its last {@code @}. */
    static String withoutUserInfo(String url) {
        Matcher scheme = SCHEME.matcher(url);
        int begin = scheme.lookingAt() ? scheme.end() : 0;
        String rest = url.substring(begin);
        Matcher separator = END_OF_AUTHORITY.matcher(rest);
        int end = separator.find() ? separator.start() : rest.length();
        int host = rest.lastIndexOf('@', end) + 1;
        if (!HOST.matcher(rest.substring(host, end)).matches()) {
            host = rest.lastIndexOf('@') + 1;
        }
        return url.substring(0, begin) + rest.substring(host);
    }
}
