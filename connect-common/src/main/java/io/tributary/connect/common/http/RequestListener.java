package io.tributary.connect.common.http;

/** Is told what the requests of one table cost; called from request threads. */
public interface RequestListener {
    /** A request is sent. */
    void requested();

    /** A request failed and will be sent again. */
    void retried(ApiException failure);

    /** A request waited {@code ms} milliseconds for the budget. */
    void throttled(long ms);

    /** Nobody listens. */
    RequestListener NONE = new RequestListener() {
        @Override
        public void requested() {}

        @Override
        public void retried(ApiException failure) {}

        @Override
        public void throttled(long ms) {}
    };
}
