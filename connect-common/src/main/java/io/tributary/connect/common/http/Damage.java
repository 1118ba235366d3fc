package io.tributary.connect.common.http;

/**
 * What of a text was no character. Two answers with the same damage have the same damage code: the data are so at the vendor,
 * since what happens to an answer on its way does not happen twice alike.
 */
public final class Damage {
    /** The code of a text without damage. */
    public static final long NONE = 0;

    /** Stands for all codes, where damage does not matter. */
    public static final long ANY = -1;

    private static final int UNIT_BITS = 8;
    private static final int PRIME = 31;

    private long recent;
    private long code = NONE;

    /** The next byte or character of the text. */
    public void pass(int unit) {
        recent = recent << UNIT_BITS ^ unit;
    }

    /** What passed last was no character. */
    public void found() {
        code = Math.max(1, (PRIME * code + recent) & Long.MAX_VALUE);
    }

    /** {@link #NONE}, or a positive number that the damaged places and what stands before them make. */
    public long code() {
        return code;
    }

    /**
     * Refuses damage unless it is {@code known}.
     *
     * @param known the code of the answer before; {@link #ANY} to take every one
     * @throws DamagedTextException when this damage is another one
     */
    public static void require(long code, long known) throws DamagedTextException {
        if (code != NONE && known != ANY && code != known) {
            throw new DamagedTextException(code);
        }
    }
}
