package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A 64-bit hash of a row: the beginning of the SHA-256 of its canonical JSON (sorted keys, numbers in one form). It is computed from
 * the row as the vendor sent it, so neither an upgrade nor another setting makes rows look changed.
 *
 * @param hash the first 64 bits
 * @param bytes the size of the row as JSON
 */
public record Fingerprint(long hash, int bytes) {
    private static final int USUAL_ROW_BYTES = 1024;
    private static final int USUAL_DIGITS = 40;

    /** The fingerprint of {@code row}, without the fields that {@code type} declares volatile. {@code type} may be null. */
    static Fingerprint of(JsonNode row, FieldType type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_ROW_BYTES);
        int left;
        try (JsonGenerator out = Json.MAPPER.getFactory().createGenerator(bytes)) {
            left = write(row, type, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new Fingerprint(hash(bytes.toByteArray()), bytes.size() + left);
    }

    /** The fingerprint of {@code json}, including all fields. */
    public static Fingerprint of(JsonNode json) {
        return of(json, null);
    }

    /** The first 64 bits of the SHA-256 of {@code text} in UTF-8. */
    public static long hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The SHA-256 of {@code text} in UTF-8, as lower-case hexadecimal digits. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static long hash(byte[] bytes) {
        return ByteBuffer.wrap(digest(bytes)).getLong();
    }

    private static byte[] digest(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /** A new SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Writes {@code node}. Returns the bytes of the volatile values that were skipped. */
    private static int write(JsonNode node, FieldType type, JsonGenerator out) throws IOException {
        if (node.isObject()) {
            return writeObject(node, type, out);
        }
        if (node.isArray()) {
            return writeArray(node, type, out);
        }
        writeScalar(node, out);
        return 0;
    }

    private static void writeScalar(JsonNode node, JsonGenerator out) throws IOException {
        switch (node.getNodeType()) {
            case STRING -> out.writeString(Utf8.escaped(node.textValue()));
            case NUMBER -> writeNumber(node, out);
            case BOOLEAN -> out.writeBoolean(node.booleanValue());
            default -> out.writeNull();
        }
    }

    private static void writeNumber(JsonNode node, JsonGenerator out) throws IOException {
        if (!node.isIntegralNumber()) {
            out.writeNumber(plain(node.decimalValue()));
        } else if (node.canConvertToLong()) {
            out.writeNumber(node.longValue());
        } else {
            out.writeNumber(node.bigIntegerValue());
        }
    }

    private static int writeObject(JsonNode node, FieldType type, JsonGenerator out) throws IOException {
        int left = 0;
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> field : sorted(node)) {
            FieldType inside = type == null ? null : type.inside(field.getKey());
            if (inside != null && inside.isVolatile()) {
                left += Json.text(field.getValue()).length();
            } else {
                out.writeFieldName(Utf8.escaped(field.getKey()));
                left += write(field.getValue(), inside, out);
            }
        }
        out.writeEndObject();
        return left;
    }

    private static int writeArray(JsonNode node, FieldType type, JsonGenerator out) throws IOException {
        int left = 0;
        out.writeStartArray();
        for (JsonNode element : node) {
            left += write(element, type == null ? null : type.inside(""), out);
        }
        out.writeEndArray();
        return left;
    }

    private static List<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort(Map.Entry.comparingByKey());
        return members;
    }

    /** One form per value: 500.0 and 5E+2 are written as 500. */
    private static BigDecimal plain(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() > -USUAL_DIGITS ? stripped.setScale(0) : stripped;
    }
}
