package io.tributary.connect.kustomer;

import io.tributary.connect.common.http.QuotaHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code x-ratelimit-remaining} and {@code x-ratelimit-reset} (Kustomer's documentation, "Rate limiting"). Whose quota they
 * tell on the answer of a search is not said, so they only ever add a pause.
 */
final class KustomerQuotaHeaders implements QuotaHeaders {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final double LEAST_EPOCH_MILLISECONDS = 1e12;
    private static final double LEAST_EPOCH_SECONDS = 1e9;
    private static final double MS = 1000;

    @Override
    public Duration hold(Map<String, String> headers, Instant now) {
        return "0".equals(headers.get("x-ratelimit-remaining")) ? untilReset(headers, now) : null;
    }

    /**
     * From {@code now} to the reset; null where it is missing or unreadable. UNIX seconds are documented; a value of
     * another magnitude is taken for milliseconds, or for seconds from now.
     */
    static Duration untilReset(Map<String, String> headers, Instant now) {
        String text = headers.getOrDefault("x-ratelimit-reset", "");
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        double reset = Double.parseDouble(text);
        if (reset > LEAST_EPOCH_MILLISECONDS) {
            return until(now, reset);
        }
        return reset > LEAST_EPOCH_SECONDS ? until(now, reset * MS) : Duration.ofMillis((long) (reset * MS));
    }

    private static Duration until(Instant now, double epochMs) {
        Duration until = Duration.between(now, Instant.ofEpochMilli((long) epochMs));
        return until.isNegative() ? Duration.ZERO : until;
    }
}
