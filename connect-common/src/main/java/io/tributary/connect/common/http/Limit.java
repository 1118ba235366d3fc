package io.tributary.connect.common.http;

/** Limits how many requests may be sent. Not thread-safe. */
interface Limit {

    /** Returns 0 and counts one request if it may be sent now. Otherwise returns the milliseconds to wait before trying again. */
    long tryTake(long nowMs);
}
