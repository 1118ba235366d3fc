package io.tributary.connect.common.http;

import java.time.Duration;

/**
 * What a failed request means.
 *
 * @param kind what to do about it
 * @param reason what happened and what to do, for an operator; without request and status, which the message adds
 * @param retryAfter how long the server asks to wait; null if it does not say
 */
public record Verdict(ApiException.Kind kind, String reason, Duration retryAfter) {

    public Verdict(ApiException.Kind kind, String reason) {
        this(kind, reason, null);
    }
}
