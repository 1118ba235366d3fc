package io.tributary.connect.common.model;

/**
 * A version of a row.
 *
 * @param version its number among all changes of the API
 * @param time its replication key, in epoch ms
 * @param shownFrom from when lists and searches return it, in epoch ms
 * @param deleted whether it deletes the row
 */
record Change(String id, long version, long time, long shownFrom, boolean deleted) {}
