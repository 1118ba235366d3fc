package io.tributary.connect.common.offset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * A part of a longer zlib stream (RFC 1950). Each part is compressed on its own and ends at a whole byte, so that it can be used again
 * in another stream.
 *
 * @param deflated the part in raw deflate format
 * @param adler the Adler-32 checksum of the part's bytes
 * @param length how many bytes the part has
 */
record DeflatedPiece(byte[] deflated, long adler, long length) {
    private static final int BUFFER = 8192;
    /** The window size and the fastest compression. */
    private static final byte[] HEADER = {0x78, 0x01};
    /** An empty block, the last one. */
    private static final byte[] END = {0x01, 0x00, 0x00, (byte) 0xff, (byte) 0xff};

    private static final int HALF = 16;
    private static final long LOW = 0xffff;
    private static final long ADLER_BASE = 65_521;

    static DeflatedPiece of(byte[] bytes) {
        Adler32 adler = new Adler32();
        adler.update(bytes);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            int count = BUFFER;
            while (count == BUFFER) {
                count = deflater.deflate(buffer, 0, BUFFER, Deflater.SYNC_FLUSH);
                out.write(buffer, 0, count);
            }
            return new DeflatedPiece(out.toByteArray(), adler.getValue(), bytes.length);
        } finally {
            deflater.end();
        }
    }

    /** The pieces as one zlib stream. */
    static byte[] join(List<DeflatedPiece> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HEADER);
        long adler = 1;
        for (DeflatedPiece piece : pieces) {
            out.writeBytes(piece.deflated);
            adler = piece.adlerAfter(adler);
        }
        out.writeBytes(END);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) adler).array());
        return out.toByteArray();
    }

    /** The checksum of bytes with the checksum {@code before}, followed by this piece. */
    private long adlerAfter(long before) {
        long low = (before & LOW) + (adler & LOW) - 1;
        long high = (before >> HALF) + (adler >> HALF) + length % ADLER_BASE * ((before & LOW) - 1);
        return Math.floorMod(high, ADLER_BASE) << HALF | Math.floorMod(low, ADLER_BASE);
    }
}
