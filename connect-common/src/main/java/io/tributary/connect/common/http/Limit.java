package io.tributary.connect.common.http;

/** Limits how many requests may be sent. Not thread-safe. */
interface Limit {

    /** Milliseconds until a request may be sent after {@code ahead} others that are waiting. 0 if it may be sent now. */
    long untilFree(long nowMs, int ahead);

    /** Counts a request that is sent now. */
    void count(long nowMs);
}
