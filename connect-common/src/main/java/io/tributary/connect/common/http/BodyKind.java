package io.tributary.connect.common.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The kind of a response body, judged by its first characters. Messages name it instead of quoting the body. */
public enum BodyKind {
    NONE("empty response"),
    JSON("JSON response"),
    HTML("HTML response"),
    XML("XML response"),
    TEXT("response that is neither JSON nor HTML");

    static final String ADVICE = ": is there a proxy or gateway in between? Check api.url and proxy.url";

    private static final int HEAD = 512;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final String description;

    BodyKind(String description) {
        this.description = description;
    }

    /** The kind in words, for messages. */
    public String description() {
        return description;
    }

    /** A message that this kind was received instead of {@code form}, with the likely reason. */
    public String insteadOf(String form) {
        return description + " instead of " + form + ADVICE;
    }

    /** The kind of {@code body}. Consumes nothing. */
    public static BodyKind peek(BufferedInputStream body) throws IOException {
        body.mark(HEAD);
        byte[] head = body.readNBytes(HEAD);
        body.reset();
        return of(head);
    }

    private static BodyKind of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^" + BYTE_ORDER_MARK, "");
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return NONE;
        }
        return switch (start.charAt(0)) {
            case '{', '[' -> JSON;
            case '<' -> start.contains("<html") || start.contains("<!doctype html") ? HTML : XML;
            default -> TEXT;
        };
    }
}
