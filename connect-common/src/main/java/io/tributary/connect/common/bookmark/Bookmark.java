package io.tributary.connect.common.bookmark;

import java.time.Instant;

/**
 * Says which rows of a list are new, and moves the table's position as they are sent. One for each reading of a list. Belongs to
 * the task's thread.
 */
public interface Bookmark {

    /** Whether a version is to be sent, and if not, why. */
    Decision decide(Version version);

    /**
     * A version was sent.
     *
     * @param inOrder whether it came in the list's own order; otherwise the position stays
     */
    void sent(Version version, boolean inOrder);

    /** A version was read that is not sent. */
    void skipped(Version version);

    /**
     * The list was read to its end.
     *
     * @param startedAt the server's clock when its slice began
     */
    default void ended(Instant startedAt) {}
}
