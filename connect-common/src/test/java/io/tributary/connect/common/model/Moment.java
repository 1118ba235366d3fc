package io.tributary.connect.common.model;

/**
 * A point in time of an API. It determines everything that the API returns.
 *
 * @param changes how many changes have happened
 * @param time the server's clock, in epoch ms
 */
record Moment(long changes, long time) {}
