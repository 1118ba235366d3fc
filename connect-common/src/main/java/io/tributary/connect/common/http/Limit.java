package io.tributary.connect.common.http;

/** How many requests may be sent; not thread-safe. */
interface Limit {

    /** Takes the right to send one request; or returns the milliseconds after which to try again. */
    long tryTake(long nowMs);
}
