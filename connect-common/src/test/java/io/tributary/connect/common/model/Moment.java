package io.tributary.connect.common.model;

/**
 * A point in the life of an API: what it shows follows from this alone.
 *
 * @param changes how many changes have happened
 * @param time the server's clock, in epoch ms
 */
record Moment(long changes, long time) {}
