package io.tributary.connect.common.json;

import java.util.function.IntFunction;

/**
 * Replaces unpaired surrogates, which JSON can express ({@code "\\ud800"}) but UTF-8 cannot. A record with one would fail in the
 * worker's converter. Text that was cut in the middle of an emoji has one.
 */
public final class Utf8 {
    private static final String REPLACEMENT = "\uFFFD";

    private Utf8() {}

    /** The text with each unpaired surrogate replaced by U+FFFD. */
    public static String replaced(String text) {
        return withoutLone(text, surrogate -> REPLACEMENT);
    }

    /** The text with each unpaired surrogate replaced by its JSON escape of six characters. */
    public static String escaped(String text) {
        return withoutLone(text, surrogate -> String.format("\\u%04x", surrogate));
    }

    private static String withoutLone(String text, IntFunction<String> instead) {
        int lone = firstLone(text, 0);
        if (lone < 0) {
            return text;
        }
        StringBuilder changed = new StringBuilder(text.length() + 16);
        int copied = 0;
        for (; lone >= 0; lone = firstLone(text, lone + 1)) {
            changed.append(text, copied, lone).append(instead.apply(text.charAt(lone)));
            copied = lone + 1;
        }
        return changed.append(text, copied, text.length()).toString();
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
