package io.tributary.connect.intercom;

/** Why no access token could be had, and what to do; a sentence without any secret. */
final class AuthorizeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AuthorizeException(String message) {
        super(message);
    }

    AuthorizeException(String message, Throwable cause) {
        super(message, cause);
    }
}
