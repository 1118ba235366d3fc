package io.tributary.connect.common.http;

/** Spaces requests evenly, a number per second. The bucket only holds enough to make up for late wake-ups on a busy machine. Not thread-safe. */
final class TokenBucket implements Limit {
    private static final double BUCKET_SECONDS = 0.2;
    private static final double MIN_CAPACITY = 2;
    private static final double MS = 1000.0;

    private double perMs;
    private double capacity;
    private double tokens;
    private long filledMs;

    TokenBucket(double perSecond, long nowMs) {
        this.filledMs = nowMs;
        rate(perSecond, nowMs);
        this.tokens = 1;
    }

    /** Changes the number of requests per second. */
    void rate(double perSecond, long nowMs) {
        fill(nowMs);
        perMs = perSecond / MS;
        capacity = Math.max(MIN_CAPACITY, perSecond * BUCKET_SECONDS);
    }

    @Override
    public long untilFree(long nowMs, int ahead) {
        fill(nowMs);
        double missing = ahead + 1 - tokens;
        return missing <= 0 ? 0 : Math.max(1, (long) Math.ceil(missing / perMs));
    }

    @Override
    public void count(long nowMs) {
        fill(nowMs);
        tokens--;
    }

    private void fill(long nowMs) {
        tokens = Math.min(capacity, tokens + Math.max(0, nowMs - filledMs) * perMs);
        filledMs = nowMs;
    }
}
