package io.tributary.connect.common.http;

/**
 * So many requests a second, evenly: the bucket holds just enough to make up for a late wake-up, so that no window of the
 * vendor's sees more than its limit.
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
