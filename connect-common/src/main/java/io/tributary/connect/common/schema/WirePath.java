package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/**
 * Makes paths on the wire safe to log. A name that may be data is replaced by {@value #ANY}: an array index, a map key, an id, an
 * address, a customer's own attribute.
 */
public final class WirePath {
    /** Replaces a name that is not shown. */
    static final String ANY = "*";

    private static final int MAX_CHARACTERS = 64;
    private static final int MAX_DIGITS = 4;

    private WirePath() {}

    /** {@code name}, or {@value #ANY} if it may be data. */
    public static String shown(String name) {
        return isField(name) ? name : ANY;
    }

    /** A field's name has no blanks or punctuation, and few digits. */
    private static boolean isField(String name) {
        int digits = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isInner = isDigit || c == '-';
            if (!isLetter(c) && (i == 0 || !isInner)) {
                return false;
            }
            digits += isDigit ? 1 : 0;
        }
        return !name.isEmpty() && name.length() <= MAX_CHARACTERS && digits <= MAX_DIGITS;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
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
