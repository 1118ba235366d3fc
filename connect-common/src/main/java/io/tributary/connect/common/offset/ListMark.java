package io.tributary.connect.common.offset;

/**
 * What is remembered of a list that was read to its end: one parent's children, say.
 *
 * @param id of the list, the parent's own
 * @param readAt when the reading began, in epoch ms
 * @param version a number that changes when the list does: a count that the API tells; compared, never interpreted
 */
public record ListMark(long id, long readAt, long version) {

    /** The same, read at {@code time} (epoch ms) at the latest: our clock may be ahead of the server's. */
    ListMark notAfter(long time) {
        return time < readAt ? new ListMark(id, time, version) : this;
    }
}
