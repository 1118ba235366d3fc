package io.tributary.simulators.http;

/** A vendor's error responses. */
public interface VendorErrors {

    /** A general error with this status, such as 500 or 404. */
    Response error(int status);

    /** 429 with a reset in {@code resetSeconds} seconds. */
    Response rateLimited(long resetSeconds);

    /** A valid credential without the right to read {@code table}. */
    Response forbidden(String table);
}
