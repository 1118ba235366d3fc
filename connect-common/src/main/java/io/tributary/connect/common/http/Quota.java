package io.tributary.connect.common.http;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * A limit that a vendor counts in a sliding window: in any {@code period} at most so many requests.
 *
 * @param counts which requests count
 */
public record Quota(Predicate<ApiRequest> counts, int requests, Duration period) {}
