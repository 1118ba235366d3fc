package io.tributary.connect.common.http;

/** What the bytes of a JSON text in UTF-8 are: those that part its values are ASCII, and no other character has them. */
final class JsonMarks {
    private JsonMarks() {}

    static boolean isBlank(byte here) {
        return here == ' ' || here == '\n' || here == '\r' || here == '\t';
    }

    static boolean isBracketOrQuote(byte here) {
        return here == '"' || here == '{' || here == '}' || here == '[' || here == ']';
    }

    /** Where the next quote or backslash stands; {@code end} where none does. */
    static int endOfString(byte[] text, int from, int end) {
        int here = from;
        while (here < end && text[here] != '"' && text[here] != '\\') {
            here++;
        }
        return here;
    }

    /** Where a number or a word ends that stands here. */
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
