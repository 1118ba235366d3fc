package io.tributary.connect.common.schema;

/**
 * Half a surrogate pair, which JSON can say ({@code "\\ud800"}) and UTF-8 cannot: a record with it would fail in the worker's
 * converter.
 */
final class Utf8 {

    private Utf8() {}

    /** Whether UTF-8 can say {@code text}. */
    static boolean canSay(String text) {
        return firstLone(text, 0) < 0;
    }

    /** The text with each lone half as the escape of JSON, six characters. */
    static String escaped(String text) {
        int lone = firstLone(text, 0);
        if (lone < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        int copied = 0;
        for (; lone >= 0; lone = firstLone(text, lone + 1)) {
            escaped.append(text, copied, lone).append(String.format("\\u%04x", (int) text.charAt(lone)));
            copied = lone + 1;
        }
        return escaped.append(text, copied, text.length()).toString();
    }

    private static int firstLone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char here = text.charAt(i);
            if (Character.isSurrogate(here)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(here, text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
