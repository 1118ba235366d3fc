package io.tributary.connect.common.bookmark;

import java.time.Instant;

/**
 * Decides which rows of a list are new, and moves the table's position as they are sent. Each read of a list has its own. Used by
 * the task's thread.
 */
public interface Bookmark {

    /** Whether to send a version, and if not, why not. */
    Decision decide(Version version);

    /**
     * A version was sent.
     *
     * @param inOrder whether it came in the order of the list; otherwise the position does not move
     */
    void sent(Version version, boolean inOrder);

    /** A version was read and not sent. */
    void skipped(Version version);

    /**
     * The list was read completely.
     *
     * @param startedAt the server's clock when the slice started
     */
    default void ended(Instant startedAt) {}
}
