package io.tributary.connect.common.http;

import java.util.function.LongSupplier;

/** Observes the requests of one table. Called from several request threads at once. */
public interface RequestListener {
    /** A request is sent. */
    void requested();

    /** A request failed and will be retried. */
    void retried(ApiException failure);

    /**
     * A request starts to wait for the budget.
     *
     * @param waited returns the milliseconds that it has waited so far
     */
    void waits(LongSupplier waited);

    /** A request no longer waits. {@code waited} is the same as in {@link #waits}. */
    void throttled(LongSupplier waited);

    /** Ignores everything. */
    RequestListener NONE = new RequestListener() {
        @Override
        public void requested() {}

        @Override
        public void retried(ApiException failure) {}

        @Override
        public void waits(LongSupplier waited) {}

        @Override
        public void throttled(LongSupplier waited) {}
    };
}
