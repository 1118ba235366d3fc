package io.tributary.connect.common.http;

/** Classifies bytes of JSON in UTF-8. Structural characters are ASCII, and no other character contains these bytes. */
final class JsonMarks {
    private JsonMarks() {}

    static boolean isBlank(byte here) {
        return here == ' ' || here == '\n' || here == '\r' || here == '\t';
    }

    static boolean isBracketOrQuote(byte here) {
        return here == '"' || here == '{' || here == '}' || here == '[' || here == ']';
    }

    /** The index of the next quote or backslash. {@code end} if there is none. */
    static int endOfString(byte[] text, int from, int end) {
        int here = from;
        while (here < end && text[here] != '"' && text[here] != '\\') {
            here++;
        }
        return here;
    }

    /** The index after the number or word that starts here. */
    static int endOfScalar(byte[] text, int from, int end) {
        int here = from;
        while (here < end && !isBlank(text[here]) && !isBracketOrQuote(text[here]) && !isComma(text[here])) {
            here++;
        }
        return here;
    }

    private static boolean isComma(byte here) {
        return here == ',' || here == ':';
    }
}
