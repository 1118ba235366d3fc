package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes paths on the wire safe to log. A name that may be data is replaced by {@value #ANY}: an array index, a map key, an id, an
 * address, a customer's own attribute.
 */
public final class WirePath {
    /** Replaces a name that is not shown. */
    static final String ANY = "*";

    /** A field name: no blanks or punctuation, at most four digits. */
    private static final Pattern FIELD = Pattern.compile("(?!(?:\\D*\\d){5})[A-Za-z_$][\\w$-]{0,63}");

    private WirePath() {}

    /** {@code name}, or {@value #ANY} if it may be data. */
    public static String shown(String name) {
        return FIELD.matcher(name).matches() ? name : ANY;
    }

    /** The JSON Pointer to the value below these members. */
    static JsonPointer pointer(List<String> members) {
        JsonPointer pointer = JsonPointer.empty();
        for (String member : members) {
            pointer = pointer.appendProperty(member);
        }
        return pointer;
    }

    /** The names in {@code path}, each after a slash. */
    static String of(JsonPointer path) {
        StringBuilder text = new StringBuilder();
        for (JsonPointer rest = path; !rest.matches(); rest = rest.tail()) {
            text.append('/').append(shown(rest.getMatchingProperty()));
        }
        return text.toString();
    }
}
