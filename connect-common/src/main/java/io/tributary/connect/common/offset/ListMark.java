package io.tributary.connect.common.offset;

/**
 * What is remembered of a list that was read to its end: one parent's children, say.
 *
 * @param id of the list, the parent's own
 * @param readAt when the reading began, in epoch ms
 * @param version a number that changes when the list does: a count that the API tells; compared, never interpreted
 */
public record ListMark(long id, long readAt, long version) {}
