package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A 64-bit hash of a row as the vendor sent it, so that neither an upgrade nor another setting makes rows look changed. It ignores
 * the order of an object's members and how a number is written. docs/delivery.md defines it. Stored offsets contain it, so it must
 * never change.
 *
 * @param hash the 64 bits
 * @param bytes the size of the row as JSON
 */
public record Fingerprint(long hash, int bytes) {
    /** The fingerprint of {@code row}, without the fields that {@code type} declares volatile. {@code type} may be null. */
    static Fingerprint of(JsonNode row, FieldType type) {
        Hasher hasher = new Hasher();
        return new Fingerprint(hasher.tree(row, type), hasher.bytes());
    }

    /** The fingerprint of {@code json}, including all fields. */
    public static Fingerprint of(JsonNode json) {
        return of(json, null);
    }

    /** The hash of {@code text}, as if it were a row. */
    public static long hash(String text) {
        return Hasher.hash(text);
    }

    /** The SHA-256 of {@code text} in UTF-8, as lower-case hexadecimal digits. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A new SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
