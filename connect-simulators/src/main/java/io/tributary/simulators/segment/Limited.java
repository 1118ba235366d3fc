package io.tributary.simulators.segment;

/** How a 429 tells when to ask again; only one for the token's points has {@code Retry-After}. */
public enum Limited {
    /** {@code Retry-After}, and the body and the headers as well. */
    RETRY_AFTER,
    /** Only {@code msBeforeNext} in the body. */
    BODY,
    /** Only the header {@code X-RateLimit-Reset}. */
    RESET,
    /** Nothing. */
    UNTOLD
}
