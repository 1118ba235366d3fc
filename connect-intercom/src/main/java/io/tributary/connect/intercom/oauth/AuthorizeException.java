package io.tributary.connect.intercom.oauth;

/** Why there is no access token, and what to do. The message contains no secret. */
final class AuthorizeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AuthorizeException(String message) {
        super(message);
    }

    AuthorizeException(String message, Throwable cause) {
        super(message, cause);
    }
}
