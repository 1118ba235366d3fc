package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Integers on the wire, of at most 64 bits: integral numbers ({@code 5.0} is one), and text of digits, which some rows have
 * instead (Intercom, reported in production with 2.13 and seen live with 2.16). A sign, plus or minus, and leading zeros are
 * accepted; blanks, a fraction, an exponent and the empty text are not.
 */
public final class Integers {
    private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");

    private Integers() {}

    /** The integer that {@code node} holds; null where it is none, or missing. */
    public static Long of(JsonNode node) {
        if (node.isTextual()) {
            return parse(node.textValue());
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? node.longValue() : null;
        }
        return node.isNumber() ? exact(node.decimalValue()) : null;
    }

    /** The integer that {@code node} holds; {@code otherwise} where it is none, or missing. */
    public static long of(JsonNode node, long otherwise) {
        Long value = of(node);
        return value == null ? otherwise : value;
    }

    private static Long parse(String text) {
        try {
            return DIGITS.matcher(text).matches() ? Long.valueOf(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Long exact(BigDecimal decimal) {
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
