package io.tributary.connect.common.http;

import java.time.Duration;

/** A request that was not answered as hoped. Its message is for an operator: one line of at most 2 kB, without secrets. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MESSAGE_BYTES = 2_000;

    /** What such an answer calls for. */
    public enum Kind {
        /** Passing: try the same request again. */
        RETRY,
        /** Refused as it is: send the request that the error policy gives instead, at once; no try of it is used up. */
        AMEND,
        /** The quota is used up: wait, then send the same request; never a failure. */
        RATE_LIMITED,
        /** Another program holds what the table needs: the table waits and begins again; never a failure. */
        BUSY,
        /** Final for this table; the others go on. */
        UNAVAILABLE,
        /** The cursor is void: begin the walk again from the position. */
        EXPIRED_CURSOR,
        /** The row or parent that was asked for is gone. */
        GONE,
        /** A page holds a row that the API cannot show: the paginator says how the walk goes on around it. */
        UNREADABLE,
        /** The list has no rows, as far as an error can say so: nothing is deleted by it. */
        EMPTY,
        /** Refused, where the API says the same for a bad credential and for a missing right: the credential check tells. */
        DENIED,
        /** Final for the connector: the credential belongs to another region than the one that was asked. */
        WRONG_REGION,
        /** Final for the connector: the credential is refused. */
        FAIL
    }

    private final Kind kind;
    private final int status;
    private final transient Duration wait;

    /**
     * @param status the HTTP status; 0 where no answer came
     * @param wait how long the server asks to wait; null where it does not say
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

    /** How long the server asks to wait; null where it does not say. */
    public Duration retryAfter() {
        return wait;
    }

    /** The same failure under another message and kind. */
    public ApiException as(Kind other, String message) {
        return new ApiException(other, status, wait, message, this);
    }
}
