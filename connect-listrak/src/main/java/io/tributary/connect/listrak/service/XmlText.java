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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document, without its declaration: that tells the encoding of the bytes as they came, and not of
 * what is made of them.
 */
final class XmlText {
    /**
     * Stands for bytes that are no text in the document's encoding: a code point that is never assigned, and that XML allows.
     */
    static final char BROKEN = '\uFDD0';

    private static final int LONGEST_DECLARATION = 200;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final Pattern ENCODING = Pattern.compile("^\\W*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml\\s[^>]*\\?>");

    private XmlText() {}

    /**
     * @param told the charset that came with the document, which goes before the document's own word; null where none did
     */
    static Reader read(InputStream body, Charset told) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(body);
        Charset charset = told == null ? own(bytes) : told;
        PushbackReader text = new PushbackReader(new InputStreamReader(bytes, decoder(charset)), LONGEST_DECLARATION);
        char[] head = new char[LONGEST_DECLARATION];
        int length = Math.max(0, text.read(head));
        int skipped = length > 0 && head[0] == BYTE_ORDER_MARK ? 1 : 0;
        Matcher declaration = DECLARATION.matcher(new String(head, skipped, length - skipped));
        skipped += declaration.find() ? declaration.end() : 0;
        text.unread(head, skipped, length - skipped);
        return text;
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BROKEN));
    }

    /** By its first bytes or its declaration; UTF-8 where neither tells. */
    private static Charset own(BufferedInputStream bytes) throws IOException {
        bytes.mark(LONGEST_DECLARATION);
        byte[] head = bytes.readNBytes(LONGEST_DECLARATION);
        bytes.reset();
        if (head.length > 1 && (head[0] == 0 || head[0] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length > 1 && (head[1] == 0 || head[0] == (byte) 0xFF)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
    }

    private static Charset named(String name) throws IOException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IOException("the answer is in an unknown encoding", e);
        }
    }
}
