package io.tributary.connect.common.offset;

/**
 * A list that was read completely, for example the children of one parent.
 *
 * @param id of the parent
 * @param readAt when the read started, in epoch ms
 * @param counter a number from the API that changes when the list does; only compared
 */
public record ListMark(long id, long readAt, long counter) {

    /** The same mark, read no later than {@code time}, in epoch ms: our clock may be ahead of the server's. */
    ListMark notAfter(long time) {
        return time < readAt ? new ListMark(id, time, counter) : this;
    }
}
