package io.tributary.connect.common.http;

import java.util.function.LongSupplier;

/** Is told what the requests of one table cost; called from request threads. */
public interface RequestListener {
    /** A request is sent. */
    void requested();

    /** A request failed and will be sent again. */
    void retried(ApiException failure);

    /**
     * A request begins to wait for the budget.
     *
     * @param waited how many milliseconds it has waited so far
     */
    void waits(LongSupplier waited);

    /** A request has ended the waiting that {@link #waits} was told of. */
    void throttled(LongSupplier waited);

    /** Nobody listens. */
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
