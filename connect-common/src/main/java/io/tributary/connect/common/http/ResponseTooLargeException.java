package io.tributary.connect.common.http;

import java.io.IOException;

/** A response is larger than the connector reads at once. Fewer rows may fit. */
public final class ResponseTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    public ResponseTooLargeException(String message) {
        super(message);
    }
}
