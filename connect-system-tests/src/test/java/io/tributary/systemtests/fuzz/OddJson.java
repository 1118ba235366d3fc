package io.tributary.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.SplittableRandom;

/** Unexpected JSON texts for a value; a character above 127 stands for one byte. */
final class OddJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DEEP = 10_000;
    private static final int HUGE = 21_000_000;
    private static final int SELDOM = 200;

    private static final List<String> NUMBERS = List.of(
            "1e400",
            "-1e400",
            "1e-400",
            "1E+2147483647",
            "1E-2147483647",
            "9".repeat(400),
            "0." + "3".repeat(400),
            "9".repeat(1200),
            "9".repeat(5000),
            "-0." + "1".repeat(100_000),
            "9223372036854775808",
            "-9223372036854775809",
            "9223372036854775807",
            "18446744073709551616",
            "1.5",
            "7.0",
            "-0",
            "-0.0",
            "5E0");

    private static final List<String> TIMES = List.of(
            "0",
            "-1",
            "-62135596800",
            "253402300800",
            "1700000000000",
            "1700000000000000",
            "9223372036854775807",
            "-9223372036854775808",
            "31556889864403200",
            "\"0001-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59.999Z\"",
            "\"+292278994-08-17T07:12:55.808Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"1969-12-31T23:59:59Z\"",
            "\"2026-01-01\"",
            "\"\"",
            "\"yesterday\"");

    private static final List<String> NO_JSON = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "undefined",
            "'single'",
            "0x1F",
            "01",
            "+1",
            ".5",
            "1.",
            "\"\u0001\"",
            "\"\\x41\"",
            "\"\\ud83\"",
            "\"\u00C3\u0028\"",
            "\"\u00FF\u00FE\"",
            "\"\u00E2\u0082\"",
            "\"\u00C0\u0080\"",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "/* no */1",
            "\"no end");

    private static final List<String> STRINGS = List.of(
            "\"\\ud800\"",
            "\"a\\udc00b\"",
            "\"\\ude00\\ud83d\"",
            "\"\u00ED\u00A0\u0080\"",
            "\"\\u0000\"",
            "\"\\uffff\\ufffe\"",
            "\"\\ud83d\\ude00\"",
            "\"\u00F0\u009F\u0098\u0080\"",
            "\"\\u2028\\r\\n\\t\"",
            "\"%s %n {} ${env:HOME} $1\"",
            "\"" + "x".repeat(70_000) + "\"",
            "\"\"",
            "\" \"");

    private OddJson() {}

    /** A text that is valid JSON, but that no schema expects. */
    static String odd(SplittableRandom random) {
        if (random.nextInt(SELDOM) == 0) {
            return '"' + "x".repeat(HUGE) + '"';
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> any(NUMBERS, random);
            case 2, 3 -> any(TIMES, random);
            case 4 -> any(STRINGS, random);
            default -> nested(random);
        };
    }

    /** A text that no parser may accept. */
    static String broken(SplittableRandom random) {
        return any(NO_JSON, random);
    }

    private static String nested(SplittableRandom random) {
        int depth = random.nextInt(3) == 0 ? DEEP : random.nextInt(1, 150);
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /** A value of another type than {@code node} has, with {@code mark} in it if it can hold one. */
    static String otherType(JsonNode node, String mark, SplittableRandom random) {
        String digits = mark.replaceAll("\\D", "");
        List<String> values = List.of(
                "\"" + mark + "\"",
                digits,
                digits + ".25",
                "{\"" + mark + "\":1}",
                "[\"" + mark + "\"]",
                "[]",
                "{}",
                "true",
                "false",
                "null",
                "\"" + node.asText("").replaceAll("[^A-Za-z0-9 .:-]", "") + "\"",
                "[" + node + "]");
        return any(values, random);
    }

    /** The compact text of {@code node}, one character per byte. */
    static String text(JsonNode node) {
        try {
            return new String(MAPPER.writeValueAsBytes(node), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T any(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }
}
