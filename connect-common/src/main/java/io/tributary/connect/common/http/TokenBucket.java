package io.tributary.connect.common.http;

/**
 * Spaces requests evenly, a number per second. The bucket only holds enough to make up for a late wake-up, so that no rate-limit
 * window of the vendor is exceeded. Not thread-safe.
 */
final class TokenBucket implements Limit {
    private static final double BUCKET_SECONDS = 0.04;
    private static final double MS = 1000.0;

    private final double perMs;
    private final double capacity;
    private double tokens;
    private long filledMs;

    TokenBucket(double perSecond, long nowMs) {
        this.perMs = perSecond / MS;
        this.capacity = Math.max(1, perSecond * BUCKET_SECONDS);
        this.tokens = capacity;
        this.filledMs = nowMs;
    }

    @Override
    public long tryTake(long nowMs) {
        tokens = Math.min(capacity, tokens + Math.max(0, nowMs - filledMs) * perMs);
        filledMs = nowMs;
        if (tokens < 1) {
            return Math.max(1, (long) Math.ceil((1 - tokens) / perMs));
        }
        tokens--;
        return 0;
    }
}
