package io.tributary.connect.common.task;

import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.Requester;

/** A vendor's API, shared by the tables of a task. Thread-safe. Closing it ends the requests in flight. */
public interface Api extends AutoCloseable {

    /** A requester for one table. */
    Requester requester(String table, RequestListener listener);

    /**
     * Sends one cheap authenticated request, once.
     *
     * @throws io.tributary.connect.common.http.ApiException if it fails
     */
    void check();

    /** How many requests have to be in flight to use the budget, at the latency observed. */
    int requestsInFlight();

    @Override
    void close();
}
