package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Integers on the wire, up to 64 bits: integral numbers ({@code 5.0} is one), and text of digits, which some rows have
 * instead (Intercom, reported in production with 2.13 and seen live with 2.16). A plus or minus sign and leading zeros are
 * accepted; blanks, fractions, exponents and empty text are not.
 */
public final class Integers {
    private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");

    private Integers() {}

    /** The integer in {@code node}. Null if it is not an integer, or missing. */
    public static Long of(JsonNode node) {
        if (node.isTextual()) {
            return parse(node.textValue());
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? node.longValue() : null;
        }
        return node.isNumber() ? exact(node.decimalValue()) : null;
    }

    /** The same of the scalar token that {@code scalar} is at. */
    static Long of(JsonParser scalar) throws IOException {
        return switch (scalar.currentToken()) {
            case VALUE_STRING -> parse(scalar.getText());
            case VALUE_NUMBER_INT -> scalar.getNumberType() == NumberType.BIG_INTEGER ? null : scalar.getLongValue();
            case VALUE_NUMBER_FLOAT -> exact(scalar.getDecimalValue());
            default -> null;
        };
    }

    /** The integer in {@code node}. {@code defaultValue} if it is not an integer, or missing. */
    public static long of(JsonNode node, long defaultValue) {
        Long value = of(node);
        return value == null ? defaultValue : value;
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
