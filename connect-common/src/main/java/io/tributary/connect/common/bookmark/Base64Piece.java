package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A part of a longer text in base64. Since three bytes become four characters, the first and last bytes of a part are encoded with
 * those of its neighbours; all others are encoded once, however often the part is used.
 *
 * @param head the first bytes, which complete three with the tail of what is before
 * @param text the bytes between head and tail, encoded
 * @param tail the last bytes
 */
record Base64Piece(byte[] head, byte[] text, byte[] tail) {
    private static final int BYTES = 3;
    private static final int ENCODED_BYTES = 4;
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    /**
     * @param bytes a multiple of three
     * @param before how many bytes the whole has before these
     */
    static Base64Piece of(byte[] bytes, int before) {
        int tail = before % BYTES;
        int head = bytes.length == 0 ? 0 : BYTES - tail;
        int end = Math.max(head, bytes.length - tail);
        return new Base64Piece(
                Arrays.copyOf(bytes, head),
                ENCODER.encode(Arrays.copyOfRange(bytes, head, end)),
                Arrays.copyOfRange(bytes, end, bytes.length));
    }

    /** A header, pieces that are not empty and were made for it, and a rest as one text. */
    static String join(byte[] header, List<Base64Piece> pieces, byte[] rest) {
        int tail = header.length % BYTES;
        int begin = header.length - tail;
        ByteBuffer text = ByteBuffer.allocate(length(header, pieces, rest));
        text.put(ENCODER.encode(Arrays.copyOf(header, begin)));
        byte[] open = Arrays.copyOfRange(header, begin, header.length);
        for (Base64Piece piece : pieces) {
            text.put(ENCODER.encode(joined(open, piece.head))).put(piece.text);
            open = piece.tail;
        }
        text.put(ENCODER.encode(joined(open, rest)));
        return new String(text.array(), 0, text.position(), StandardCharsets.ISO_8859_1);
    }

    private static int length(byte[] header, List<Base64Piece> pieces, byte[] rest) {
        int length = ENCODED_BYTES * ((header.length + rest.length) / BYTES + 2);
        for (Base64Piece piece : pieces) {
            length += piece.text.length + ENCODED_BYTES;
        }
        return length;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
