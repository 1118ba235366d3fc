package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;

/** How versions are stored. */
enum VersionForm {
    /** The hash, after a header of one 64-bit word. */
    PLAIN(Long.BYTES, Long.BYTES),
    /** The time in UNIX seconds and the hash, after a header of two 64-bit words. */
    TIMED(2 * Long.BYTES, Integer.BYTES + Long.BYTES);

    static final long SECOND = 1000;
    private static final long LAST_SECOND = (1L << 32) - 1;

    private final int headerBytes;
    private final int bytes;

    VersionForm(int headerBytes, int bytes) {
        this.headerBytes = headerBytes;
        this.bytes = bytes;
    }

    int headerBytes() {
        return headerBytes;
    }

    /** Bytes of a version. */
    int bytes() {
        return bytes;
    }

    /** A buffer for as many versions. */
    ByteBuffer buffer(int versions) {
        return ByteBuffer.allocate(versions * bytes);
    }

    /** Appends a version with its time in epoch ms. */
    void put(ByteBuffer buffer, long time, long version) {
        if (this == TIMED) {
            buffer.putInt(seconds(time));
        }
        buffer.putLong(version);
    }

    /** Rounded up: remembering a version for a moment too long does no harm. */
    private static int seconds(long time) {
        return (int) Math.max(0, Math.min(LAST_SECOND, Math.floorDiv(time + SECOND - 1, SECOND)));
    }
}
