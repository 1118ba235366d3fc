package io.tributary.connect.common.http;

/**
 * Invalid bytes in the text of a response, condensed to a code. If two responses have the same code, the invalid bytes are in the
 * vendor's data: damage in transit would differ. Used by one thread.
 */
public final class Damage {
    /** The code of valid text. */
    public static final long NONE = 0;

    /** Accepts every code. */
    public static final long ANY = -1;

    private static final int UNIT_BITS = 8;
    private static final int PRIME = 31;

    private long recent;
    private long code = NONE;

    /** Takes the next byte or character of the text. */
    public void take(int unit) {
        recent = recent << UNIT_BITS ^ unit;
    }

    /** Takes the next eight bytes, the first of which is the highest. */
    void takeEight(long bytes) {
        recent = bytes;
    }

    /** Notes that what was taken last is invalid. */
    public void found() {
        code = Math.max(1, (PRIME * code + recent) & Long.MAX_VALUE);
    }

    /** {@link #NONE}, or a positive number computed from the invalid bytes and those before them. */
    public long code() {
        return code;
    }

    /**
     * Refuses damage that is new.
     *
     * @param known the code of the previous response; {@link #ANY} to accept any damage
     * @throws DamagedTextException if {@code code} is neither {@link #NONE} nor {@code known}
     */
    public static void require(long code, long known) throws DamagedTextException {
        if (code != NONE && known != ANY && code != known) {
            throw new DamagedTextException(code);
        }
    }
}
