package io.tributary.connect.common.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rows that no vendor should give, by what is odd about them; one character a byte. Those around them are good. */
final class OddRows {
    private static final String ID = "{\"id\":\"odd\",\"updated_at\":1500";

    private OddRows() {}

    /** Rows that JSON allows. */
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
        rows.put("a key of half a surrogate pair", "{\"id\":\"\\ud800\",\"updated_at\":1500}");
        rows.put("half a surrogate pair", with("\"\\ud83d\""));
        rows.put("NUL", with("\"a\\u0000b\""));
        rows.put("no time", "{\"id\":\"odd\"}");
        rows.put("a time before all", "{\"id\":\"odd\",\"updated_at\":-9223372036854775808}");
        rows.put("a time after all", "{\"id\":\"odd\",\"updated_at\":9223372036854775807}");
        rows.put("a time that is a text", "{\"id\":\"odd\",\"updated_at\":\"yesterday\"}");
        rows.put("a time of many digits", "{\"id\":\"odd\",\"updated_at\":" + "1".repeat(40) + "}");
        rows.put("an infinite number", with("1e400"));
        rows.put("a number with a huge exponent", with("1E+2147483647"));
        rows.put("a number with a tiny exponent", with("1E-2147483647"));
        rows.put("a field twice", ID + ",\"n\":1,\"n\":2}");
        rows.put("a field of a reserved name", ID + ",\"_extra\":{\"a\":1},\"__proto__\":1}");
        rows.put("fields without a name", ID + ",\"\":1,\" \":2}");
        rows.put("every type wrong", "{\"id\":\"odd\",\"updated_at\":{},\"n\":[],\"number\":{\"a\":true}}");
        rows.put("placeholders", with("\"%s %n {} ${env:HOME} $1\""));
        return rows;
    }

    private static String with(String value) {
        return ID + ",\"zz\":" + value + "}";
    }
}
