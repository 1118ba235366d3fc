package io.tributary.connect.common.model;

/**
 * A version of a row.
 *
 * @param version its number among all changes of the API
 * @param time its replication key, in epoch ms
 * @param shownFrom when lists and searches begin to show it, in epoch ms
 * @param deleted whether the row ends with it
 */
record Change(String id, long version, long time, long shownFrom, boolean deleted) {}
