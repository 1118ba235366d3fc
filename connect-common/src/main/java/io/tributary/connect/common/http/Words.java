package io.tributary.connect.common.http;

import java.nio.charset.StandardCharsets;

/** Makes text from outside fit for messages: one line, not too long. */
public final class Words {
    private Words() {}

    /** {@code text} with line breaks, control characters and invisible characters escaped. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(plain, c));
        return plain.toString();
    }

    private static void append(StringBuilder plain, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> plain.append(String.format("\\u%04x", c));
            default -> plain.appendCodePoint(c);
        }
    }

    /** The first {@code max} characters of {@code text}, with an ellipsis if it is longer. Never splits a surrogate pair. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(max - 1));
        return text.substring(0, splitsPair ? max - 1 : max) + "…";
    }

    /** {@code text}, cut so that it fits into {@code max} bytes of UTF-8. */
    static String cutToBytes(String text, int max) {
        String start = cut(text, max);
        while (start.getBytes(StandardCharsets.UTF_8).length > max) {
            start = cut(start, start.length() * 3 / 4);
        }
        return start;
    }
}
