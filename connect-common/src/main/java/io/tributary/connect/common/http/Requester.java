package io.tributary.connect.common.http;

/** Sends requests of one table, waiting and trying again as the API asks, and reads the answers row by row. */
public interface Requester {

    /**
     * Sends {@code request} and reads its answer. Blocks until it is complete; to be called from a request thread.
     *
     * @throws ApiException when the answer is final, or no good answer came after all tries
     */
    <T> Page<T> read(ApiRequest request, RowReader<T> rows);

    /** The same, which tries a request that fails less often: for what is known to fail, and is asked for again anyway. */
    default Requester impatient() {
        return this;
    }
}
