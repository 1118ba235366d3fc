package io.tributary.connect.common.http;

import java.time.Duration;

/** A failed request. The message is for an operator: one line of at most 2 kB, without secrets. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MESSAGE_BYTES = 2_000;

    /** What the failure means, and so what to do. */
    public enum Kind {
        /** Temporary: retry the same request. */
        RETRY,
        /** Refused in this form: immediately send the request that the error policy returns instead. Does not count as a retry. */
        AMEND,
        /** The quota is used up: wait, then send the same request. Never fails the task. */
        RATE_LIMITED,
        /** Another program holds what the table needs: the table waits and starts over. Never fails the task. */
        BUSY,
        /** Permanent for this table; the others continue. */
        UNAVAILABLE,
        /** The cursor is no longer valid: start over from the position. */
        EXPIRED_CURSOR,
        /** The requested row or parent is gone. */
        GONE,
        /** The page has a row that the API cannot return: the paginator continues around it. */
        UNREADABLE,
        /** An error that means an empty list. It deletes nothing. */
        EMPTY,
        /** Refused because of a bad credential or a missing permission. The credential check finds out which. */
        DENIED,
        /** Permanent for the connector: the credential belongs to another region. */
        WRONG_REGION,
        /** Permanent for the connector: the credential is refused. */
        FAIL
    }

    private final Kind kind;
    private final int status;
    private final transient Duration wait;

    /**
     * @param status the HTTP status; 0 if there was no response
     * @param wait how long the server asks to wait; null if it does not say
     */
    public ApiException(Kind kind, int status, Duration wait, String message, Throwable cause) {
        super(Words.cutToBytes(Words.plain(message), MESSAGE_BYTES), cause);
        this.kind = kind;
        this.status = status;
        this.wait = wait;
    }

    public Kind kind() {
        return kind;
    }

    public int status() {
        return status;
    }

    /** How long the server asks to wait. Null if it does not say. */
    public Duration retryAfter() {
        return wait;
    }

    /** The same failure with another kind and message. */
    public ApiException as(Kind other, String message) {
        return new ApiException(other, status, wait, message, this);
    }
}
