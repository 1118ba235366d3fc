package io.tributary.connect.common.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** Allows a number of requests in any period of a given length, without spacing them. Not thread-safe. */
final class SlidingWindow implements Limit {
    private final int requests;
    private final long periodMs;
    private final Deque<Long> sent = new ArrayDeque<>();

    SlidingWindow(int requests, long periodMs) {
        this.requests = requests;
        this.periodMs = periodMs;
    }

    @Override
    public long tryTake(long nowMs) {
        if (sent.size() >= requests) {
            long free = sent.peek() + periodMs;
            if (nowMs < free) {
                return free - nowMs;
            }
            sent.remove();
        }
        sent.add(nowMs);
        return 0;
    }
}
