package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Utf8;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.codec.digest.MurmurHash3;

/** Hashes JSON values for a {@link Fingerprint}, and counts their bytes as compact JSON. Used by one thread. */
final class Hasher {
    /** The hash that the members of an object are added to. */
    static final long OBJECT = 6;

    private static final long DECIMAL = 1;
    private static final long TRUE = mixed(2);
    private static final long FALSE = mixed(3);
    private static final long NULL = mixed(4);
    private static final long ARRAY = mixed(5);
    private static final long INTEGER = 0x9E3779B97F4A7C15L;
    private static final int PRIME = 31;

    private int bytes;

    /** The bytes of everything that was hashed. */
    int bytes() {
        return bytes;
    }

    /** Forgets what was counted since there were {@code counted} bytes. */
    void reset(int counted) {
        bytes = counted;
    }

    /** The hash of a text alone. */
    static long hash(String text) {
        return hash(utf8(text));
    }

    private static long hash(byte[] utf8) {
        return MurmurHash3.hash128x64(utf8)[0];
    }

    private static byte[] utf8(String text) {
        return Utf8.escaped(text).getBytes(StandardCharsets.UTF_8);
    }

    /** The finalizer of MurmurHash3: each bit of {@code bits} affects all bits of the result. */
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** The hash of null. */
    long ofNull() {
        return constant(NULL, 4);
    }

    /** The hash of the scalar that {@code scalar} is at. */
    long scalar(JsonParser scalar) throws IOException {
        return switch (scalar.currentToken()) {
            case VALUE_STRING -> text(scalar.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(scalar);
            case VALUE_TRUE -> constant(TRUE, 4);
            case VALUE_FALSE -> constant(FALSE, 5);
            default -> ofNull();
        };
    }

    private long number(JsonParser number) throws IOException {
        boolean isLong =
                number.hasToken(JsonToken.VALUE_NUMBER_INT) && number.getNumberType() != NumberType.BIG_INTEGER;
        if (isLong) {
            bytes += number.getTextLength();
            return integer(number.getLongValue());
        }
        return decimal(number.getDecimalValue());
    }

    private static long integer(long value) {
        return mixed(value ^ INTEGER);
    }

    private long decimal(BigDecimal number) {
        bytes += number.toString().length();
        BigDecimal decimal = number.stripTrailingZeros();
        return isLong(decimal)
                ? integer(decimal.longValue())
                : mixed(DECIMAL + hash(utf8(decimal.unscaledValue() + "E" + -(long) decimal.scale())));
    }

    /** Whether a number without trailing zeros is an integer of 64 bits. */
    private static boolean isLong(BigDecimal decimal) {
        return decimal.scale() <= 0
                && decimal.precision() - (long) decimal.scale() <= 19
                && decimal.toBigInteger().bitLength() < Long.SIZE;
    }

    private long constant(long hash, int length) {
        bytes += length;
        return hash;
    }

    long text(String text) {
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

    /** Counts the brackets, commas and colons of an object with {@code size} members. */
    void object(int size) {
        bytes += 2 + Math.max(0, size - 1) + size;
    }

    /** The hash of a member of an object whose value has the hash {@code value}. */
    long member(WireName name, long value) {
        bytes += name.bytes();
        return member(name.hash(), value);
    }

    private static long member(long name, long value) {
        return mixed(PRIME * name + value);
    }

    /** The hash of an object whose members' hashes, and {@link #OBJECT}, are {@code sum} together. */
    static long object(long sum) {
        return mixed(sum);
    }

    /** The hash of an empty array. */
    static long array() {
        return ARRAY;
    }

    /** The hash of an array so far and one more element. */
    static long element(long array, long element) {
        return mixed(PRIME * array + element);
    }

    /** Counts the brackets and commas of an array of {@code size} elements. */
    void array(int size) {
        bytes += 2 + Math.max(0, size - 1);
    }

    /** The hash of a tree, without the fields that {@code type} declares volatile. {@code type} may be null. */
    long tree(JsonNode node, FieldType type) {
        return switch (node.getNodeType()) {
            case OBJECT -> objectTree(node, type);
            case ARRAY -> arrayTree(node, type);
            case STRING -> text(node.textValue());
            case NUMBER -> numberTree(node);
            case BOOLEAN -> constant(node.booleanValue() ? TRUE : FALSE, node.booleanValue() ? 4 : 5);
            default -> ofNull();
        };
    }

    private long numberTree(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            bytes += node.asText().length();
            return integer(node.longValue());
        }
        return decimal(node.decimalValue());
    }

    private long arrayTree(JsonNode node, FieldType type) {
        FieldType inside = type == null ? null : type.inside("");
        array(node.size());
        long hash = array();
        for (JsonNode element : node) {
            hash = element(hash, tree(element, inside));
        }
        return hash;
    }

    private long objectTree(JsonNode node, FieldType type) {
        object(node.size());
        long sum = OBJECT;
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            FieldType inside = type == null ? null : type.inside(member.getKey());
            long hash = member(text(member.getKey()), tree(member.getValue(), inside));
            sum += inside != null && inside.isVolatile() ? 0 : hash;
        }
        return object(sum);
    }
}
