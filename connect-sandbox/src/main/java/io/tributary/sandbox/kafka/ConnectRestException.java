package io.tributary.sandbox.kafka;

/** An error response of a worker. */
public final class ConnectRestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ConnectRestException(String request, int status, String message) {
        super(request + " returned " + status + ": " + message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
