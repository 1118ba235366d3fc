package io.tributary.connect.listrak.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes an XML document and drops its declaration, which names the encoding of the original bytes.
 */
final class XmlText {
    /**
     * Stands for bytes that are invalid in the document's encoding. XML allows this code point, and Unicode never assigns it.
     */
    static final char BROKEN = '\uFDD0';

    private static final int LONGEST_DECLARATION = 200;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final String BYTE_ORDER_MARK_IN_UTF_8 = "\u00EF\u00BB\u00BF";
    private static final Pattern ENCODING = Pattern.compile("^\\W*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml\\s[^>]*\\?>");

    private XmlText() {}

    /**
     * Decodes {@code body}.
     *
     * @param declared the charset of the HTTP header, which takes precedence over the document's declaration; null if there is none
     * @throws IOException if the encoding is unknown
     */
    static Reader read(InputStream body, Charset declared) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(body);
        bytes.mark(LONGEST_DECLARATION);
        Charset charset = declared == null ? detected(bytes.readNBytes(LONGEST_DECLARATION)) : declared;
        bytes.reset();
        PushbackReader text = new PushbackReader(new InputStreamReader(bytes, decoder(charset)), LONGEST_DECLARATION);
        char[] head = new char[LONGEST_DECLARATION];
        int length = Math.max(0, text.read(head));
        int skipped = length > 0 && head[0] == BYTE_ORDER_MARK ? 1 : 0;
        Matcher declaration = DECLARATION.matcher(new String(head, skipped, length - skipped));
        skipped += declaration.find() ? declaration.end() : 0;
        text.unread(head, skipped, length - skipped);
        return text;
    }

    /**
     * The same for a complete {@code document} that is encoded in UTF-8, which is not decoded. Null for another encoding.
     *
     * @throws IOException if the encoding is unknown
     */
    static byte[] utf8(byte[] document, Charset declared) throws IOException {
        Charset charset = declared == null ? detected(document) : declared;
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return null;
        }
        String start = start(document);
        int mark = start.startsWith(BYTE_ORDER_MARK_IN_UTF_8) ? BYTE_ORDER_MARK_IN_UTF_8.length() : 0;
        Matcher declaration = DECLARATION.matcher(start).region(mark, start.length());
        int skipped = declaration.find() ? declaration.end() : mark;
        return Arrays.copyOfRange(document, skipped, document.length);
    }

    private static String start(byte[] document) {
        return new String(document, 0, Math.min(document.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BROKEN));
    }

    /** By the first bytes or the declaration. UTF-8 if there is neither. */
    private static Charset detected(byte[] head) throws IOException {
        if (head.length > 1 && (head[0] == 0 || head[0] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length > 1 && (head[1] == 0 || head[0] == (byte) 0xFF)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher encoding = ENCODING.matcher(start(head));
        return encoding.find() ? named(encoding.group(1)) : StandardCharsets.UTF_8;
    }

    private static Charset named(String name) throws IOException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IOException("the response has an unknown encoding", e);
        }
    }
}
