package io.tributary.simulators.http;

/** The shapes of a vendor's error answers. */
public interface VendorErrors {

    /** The vendor's body for a status that says nothing more, such as 500 or 404. */
    Response error(int status);

    /** Too many requests; the allowance is back in {@code resetSeconds} seconds. */
    Response rateLimited(long resetSeconds);

    /** The credential is good but may not read {@code table}. */
    Response forbidden(String table);
}
