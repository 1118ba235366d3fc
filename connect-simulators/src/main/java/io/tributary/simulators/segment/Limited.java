package io.tributary.simulators.segment;

/** How a 429 says when to retry. Only a 429 for the token's points has {@code Retry-After}. */
public enum Limited {
    /** {@code Retry-After}, the body and the headers. */
    RETRY_AFTER,
    /** Only {@code msBeforeNext} in the body. */
    BODY,
    /** Only the header {@code X-RateLimit-Reset}. */
    RESET,
    /** Not at all. */
    NONE
}
