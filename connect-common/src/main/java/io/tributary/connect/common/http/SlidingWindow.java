package io.tributary.connect.common.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** Allows a number of requests in any period of a given length, without spacing them. Not thread-safe. */
final class SlidingWindow implements Limit {
    private final Deque<Long> sent = new ArrayDeque<>();
    private int requests;
    private long periodMs;

    SlidingWindow(int requests, long periodMs) {
        size(requests, periodMs);
    }

    /** Changes the number of requests in a period. */
    void size(int max, long lengthMs) {
        requests = max;
        periodMs = lengthMs;
    }

    @Override
    public long untilFree(long nowMs, int ahead) {
        while (!sent.isEmpty() && sent.peek() + periodMs <= nowMs) {
            sent.remove();
        }
        int tooMany = sent.size() + ahead + 1 - requests;
        return tooMany <= 0
                ? 0
                : sent.stream()
                        .skip(tooMany - 1L)
                        .findFirst()
                        .map(time -> time + periodMs - nowMs)
                        .orElse(periodMs);
    }

    @Override
    public void count(long nowMs) {
        sent.add(nowMs);
    }
}
