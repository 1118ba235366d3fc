package io.tributary.connect.common.http;

/** Sends requests of one table, waits and retries as the API requires, and reads responses row by row. Thread-safe. */
public interface Requester {

    /**
     * Sends {@code request} and reads the response. Blocks until it is complete, so call it on a request thread.
     *
     * @throws ApiException if the failure is permanent, or if all attempts failed
     */
    <T> Page<T> read(ApiRequest request, RowReader<T> rows);

    /** The same with few retries, for requests that are known to fail and are repeated at the next sync anyway. */
    default Requester impatient() {
        return this;
    }
}
