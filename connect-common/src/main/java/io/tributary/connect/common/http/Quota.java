package io.tributary.connect.common.http;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * A vendor's limit in a sliding window: at most {@code requests} in any {@code period}.
 *
 * @param counts which requests count
 */
public record Quota(Predicate<ApiRequest> counts, int requests, Duration period) {}
