package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key {@code _sdc_record_hash} of a data attribute: lower-case hexadecimal SHA-256 of id, name and description, joined without a
 * separator. An absent field is empty, a null field is {@code None}.
 */
final class AttributeHash {

    private AttributeHash() {}

    static String of(JsonNode attribute) {
        String text = text(attribute, "id") + text(attribute, "name") + text(attribute, "description");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(JsonNode attribute, String field) {
        if (!attribute.has(field)) {
            return "";
        }
        return attribute.get(field).isNull() ? "None" : attribute.get(field).asText();
    }
}
