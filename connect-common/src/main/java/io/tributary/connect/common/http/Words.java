package io.tributary.connect.common.http;

import java.nio.charset.StandardCharsets;

/** Makes foreign text fit for messages: one line, not too long. */
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

    /** The first {@code most} characters of {@code text}, with an ellipsis if it is longer. Never splits a surrogate pair. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean halves = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, halves ? most - 1 : most) + "…";
    }

    /** The beginning of {@code text} that fits into {@code most} bytes of UTF-8. */
    static String cutToBytes(String text, int most) {
        String beginning = cut(text, most);
        while (beginning.getBytes(StandardCharsets.UTF_8).length > most) {
            beginning = cut(beginning, beginning.length() * 3 / 4);
        }
        return beginning;
    }
}
