package io.tributary.testkit.hostile;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rows that no vendor should return, by what is odd about them. Each character is one byte. The rows around them are good. */
final class OddRows {
    private static final String ID = "{\"id\":\"odd\",\"updated_at\":1500";
    private static final int TOO_LONG = 17_000_000;
    private static final int DEEP = 5_000;
    private static final int MANY = 20_000;

    private OddRows() {}

    /** Rows with a field that exceeds a limit. */
    static Map<String, String> beyondLimits() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("a text of 17 MB", with("\"" + "x".repeat(TOO_LONG) + "\""));
        rows.put("an object too deep", with("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)));
        rows.put("a list too deep", with("[".repeat(DEEP) + "]".repeat(DEEP)));
        rows.put("a number of 5,000 digits", with("9".repeat(DEEP)));
        rows.put("a fraction of 5,000 digits", with("0." + "3".repeat(DEEP)));
        rows.put("a name of 60,000 characters", ID + ",\"" + "n".repeat(60_000) + "\":1}");
        rows.put("a known field of 5,000 digits", ID + ",\"n\":" + "9".repeat(DEEP) + "}");
        rows.put("a key of 30,000 characters", "{\"id\":\"" + "k".repeat(30_000) + "\",\"updated_at\":1500}");
        rows.put("20,000 fields", manyFields());
        return rows;
    }

    /** Rows with bytes that are not valid JSON. */
    static Map<String, String> badBytes() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("a byte that is not UTF-8", with("\"a\u00FFb\""));
        rows.put("a truncated character", with("\"a\u00E2\u0082\""));
        rows.put("an overlong character", with("\"\u00C0\u0080\""));
        rows.put("an unpaired surrogate in UTF-8", with("\"\u00ED\u00A0\u0080\""));
        rows.put("a bad byte in a name", ID + ",\"a\u00FFb\":1}");
        rows.put("a bad byte in the key", "{\"id\":\"o\u00FFdd\",\"updated_at\":1500}");
        rows.put("a control character in a text", with("\"a\u0001\u0002\u001Fb\""));
        rows.put("a line break in a text", with("\"a\r\n\tb\""));
        return rows;
    }

    /** Rows that are valid JSON. */
    static Map<String, String> odd() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("a text", "\"odd\"");
        rows.put("a number", "5");
        rows.put("null", "null");
        rows.put("no fields", "{}");
        rows.put("no key", "{\"updated_at\":1500,\"n\":7}");
        rows.put("a key that is null", "{\"id\":null,\"updated_at\":1500}");
        rows.put("a key that is an object", "{\"id\":{\"id\":\"odd\"},\"updated_at\":1500}");
        rows.put("a key that is a list", "{\"id\":[\"odd\"],\"updated_at\":1500}");
        rows.put("an empty key", "{\"id\":\"\",\"updated_at\":1500}");
        rows.put("a key of control characters", "{\"id\":\"\\u0000\\u001b[31m\\r\\n\",\"updated_at\":1500}");
        rows.put("a key of an unpaired surrogate", "{\"id\":\"\\ud800\",\"updated_at\":1500}");
        rows.put("an unpaired surrogate", with("\"\\ud83d\""));
        rows.put("NUL", with("\"a\\u0000b\""));
        rows.put("no time", "{\"id\":\"odd\"}");
        rows.put("the smallest time", "{\"id\":\"odd\",\"updated_at\":-9223372036854775808}");
        rows.put("the largest time", "{\"id\":\"odd\",\"updated_at\":9223372036854775807}");
        rows.put("a time that is a text", "{\"id\":\"odd\",\"updated_at\":\"yesterday\"}");
        rows.put("a time of many digits", "{\"id\":\"odd\",\"updated_at\":" + "1".repeat(40) + "}");
        rows.put("an infinite number", with("1e400"));
        rows.put("a number with a huge exponent", with("1E+2147483647"));
        rows.put("a number with a tiny exponent", with("1E-2147483647"));
        rows.put("a duplicate field", ID + ",\"n\":1,\"n\":2}");
        rows.put("a field with a reserved name", ID + ",\"_extra\":{\"a\":1},\"__proto__\":1}");
        rows.put("fields without a name", ID + ",\"\":1,\" \":2}");
        rows.put("wrong types in all fields", "{\"id\":\"odd\",\"updated_at\":{},\"n\":[],\"number\":{\"a\":true}}");
        rows.put("placeholders", with("\"%s %n {} ${env:HOME} $1\""));
        return rows;
    }

    private static String with(String value) {
        return ID + ",\"zz\":" + value + "}";
    }

    private static String manyFields() {
        StringBuilder row = new StringBuilder(ID);
        for (int i = 0; i < MANY; i++) {
            row.append(",\"f").append(i).append("\":").append(i);
        }
        return row.append('}').toString();
    }
}
