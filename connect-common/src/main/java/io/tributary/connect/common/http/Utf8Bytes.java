package io.tributary.connect.common.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads JSON as bytes of UTF-8. */
final class Utf8Bytes {
    private static final int LONGEST_CHARACTER = 4;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Utf8Bytes() {}

    /** {@code body} as UTF-8, without a byte order mark. UTF-16, which hardly any API sends, is read into memory and converted. */
    static InputStream of(InputStream body, ResponseLimits limits) throws IOException {
        PushbackInputStream in = new PushbackInputStream(body, BYTE_ORDER_MARK.length);
        byte[] head = in.readNBytes(BYTE_ORDER_MARK.length);
        if (Arrays.equals(head, BYTE_ORDER_MARK)) {
            return in;
        }
        in.unread(head);
        Charset charset = charset(head);
        return charset.equals(StandardCharsets.UTF_8) ? in : recoded(in, charset, limits);
    }

    /** JSON starts with an ASCII character, so a zero byte next to it, or half a byte order mark, means UTF-16. */
    private static Charset charset(byte[] head) {
        if (head.length > 1 && (head[0] == 0 || head[0] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16BE;
        }
        return head.length > 1 && (head[1] == 0 || head[0] == (byte) 0xFF)
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    }

    private static InputStream recoded(InputStream in, Charset charset, ResponseLimits limits) throws IOException {
        byte[] all = in.readNBytes((int) limits.bytes() + 1);
        limits.require(all.length, 0);
        String text = decoded(all, charset);
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new ByteArrayInputStream(unmarked.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(byte[] all, Charset charset) throws IOException {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(all)).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the response begins as UTF-16 but is not", e);
        }
    }

    /** The end of the last character that is complete before {@code to}. */
    static int endOfCharacters(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from && i > to - LONGEST_CHARACTER; i--) {
            int length = length(bytes[i] & 0xFF);
            if (length > 0) {
                return i + length > to ? i : to;
            }
        }
        return to;
    }

    /** The length in bytes of the character that starts with {@code first}. 0 if no character does. */
    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : LONGEST_CHARACTER;
    }
}
