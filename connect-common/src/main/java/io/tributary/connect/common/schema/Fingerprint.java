package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Utf8;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * A 64-bit hash of a row as the vendor sent it, so that neither an upgrade nor another setting makes rows look changed. It ignores
 * the order of an object's members and how a number is written. docs/delivery.md defines it. Stored offsets contain it, so it must
 * never change.
 *
 * @param hash the 64 bits
 * @param bytes the size of the row as JSON
 */
public record Fingerprint(long hash, int bytes) {
    private static final long DECIMAL = 1;
    private static final long TRUE = mixed(2);
    private static final long FALSE = mixed(3);
    private static final long NULL = mixed(4);
    private static final long ARRAY = 5;
    private static final long OBJECT = 6;
    private static final long INTEGER = 0x9E3779B97F4A7C15L;
    private static final int PRIME = 31;

    /** The fingerprint of {@code row}, without the fields that {@code type} declares volatile. {@code type} may be null. */
    static Fingerprint of(JsonNode row, FieldType type) {
        Pass pass = new Pass();
        long hash = pass.value(row, type);
        return new Fingerprint(hash, pass.bytes);
    }

    /** The fingerprint of {@code json}, including all fields. */
    public static Fingerprint of(JsonNode json) {
        return of(json, null);
    }

    /** The hash of {@code text}, as if it were a row. */
    public static long hash(String text) {
        return hash(utf8(text));
    }

    private static long hash(byte[] utf8) {
        return MurmurHash3.hash128x64(utf8)[0];
    }

    private static byte[] utf8(String text) {
        return Utf8.escaped(text).getBytes(StandardCharsets.UTF_8);
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

    /** The finalizer of MurmurHash3: every bit of {@code bits} affects every bit of the result. */
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** Hashes and measures a tree in one pass. */
    private static final class Pass {
        private int bytes;

        long value(JsonNode node, FieldType type) {
            return switch (node.getNodeType()) {
                case OBJECT -> object(node, type);
                case ARRAY -> array(node, type);
                case STRING -> text(node.textValue());
                case NUMBER -> number(node);
                case BOOLEAN -> constant(node.booleanValue() ? TRUE : FALSE, node.booleanValue() ? 4 : 5);
                default -> constant(NULL, 4);
            };
        }

        private long constant(long hash, int length) {
            bytes += length;
            return hash;
        }

        private long text(String text) {
            byte[] utf8 = utf8(text);
            bytes += utf8.length + 2 + escapes(utf8);
            return hash(utf8);
        }

        private static int escapes(byte[] utf8) {
            int more = 0;
            for (byte one : utf8) {
                if (one == '"' || one == '\\') {
                    more++;
                } else if (one >= 0 && one < ' ') {
                    more += isShort(one) ? 1 : 5;
                }
            }
            return more;
        }

        private static boolean isShort(byte control) {
            return control == '\b' || control == '\t' || control == '\n' || control == '\f' || control == '\r';
        }

        private long number(JsonNode node) {
            bytes += node.asText().length();
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return mixed(node.longValue() ^ INTEGER);
            }
            BigDecimal decimal = node.decimalValue().stripTrailingZeros();
            return isLong(decimal)
                    ? mixed(decimal.longValue() ^ INTEGER)
                    : mixed(DECIMAL + hash(utf8(decimal.unscaledValue() + "E" + -(long) decimal.scale())));
        }

        /** Whether a number without trailing zeros is an integer of 64 bits. */
        private static boolean isLong(BigDecimal decimal) {
            return decimal.scale() <= 0
                    && decimal.precision() - (long) decimal.scale() <= 19
                    && decimal.toBigInteger().bitLength() < Long.SIZE;
        }

        private long array(JsonNode node, FieldType type) {
            FieldType inside = type == null ? null : type.inside("");
            bytes += 2 + Math.max(0, node.size() - 1);
            long hash = mixed(ARRAY);
            for (JsonNode element : node) {
                hash = mixed(PRIME * hash + value(element, inside));
            }
            return hash;
        }

        private long object(JsonNode node, FieldType type) {
            bytes += 2 + Math.max(0, node.size() - 1) + node.size();
            long sum = OBJECT;
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                FieldType inside = type == null ? null : type.inside(member.getKey());
                long hash = mixed(PRIME * text(member.getKey()) + value(member.getValue(), inside));
                sum += inside != null && inside.isVolatile() ? 0 : hash;
            }
            return mixed(sum);
        }
    }
}
