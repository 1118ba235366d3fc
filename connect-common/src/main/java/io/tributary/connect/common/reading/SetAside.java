package io.tributary.connect.common.reading;

import io.tributary.connect.common.http.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets aside single parents that are gone or whose requests always fail. They are retried at the next sync. Several in a row are an
 * outage. Used by one thread at a time.
 */
public final class SetAside {
    private static final Logger log = LoggerFactory.getLogger(SetAside.class);
    private static final int OUTAGE = 5;

    private int inARow;
    private boolean any;

    /**
     * Sets aside the parent that {@code failure} is about, and logs it.
     *
     * @throws ApiException {@code failure} itself, if it is not limited to one parent
     */
    public void skip(ApiException failure) {
        note(failure, false);
        log.warn("{}. The parent is set aside until the next sync; everything else continues", failure.getMessage());
    }

    /**
     * The same without logging.
     *
     * @param known whether the parent was set aside before; then it is not a sign of an outage
     */
    public void note(ApiException failure, boolean known) {
        if (Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        boolean gone = failure.kind() == ApiException.Kind.GONE;
        if (!gone && (failure.kind() != ApiException.Kind.RETRY || !known && ++inARow >= OUTAGE)) {
            throw failure;
        }
        any = true;
    }

    /** A request succeeded, so there is no outage. */
    public void succeeded() {
        inARow = 0;
    }

    /** Whether any parent was set aside. */
    public boolean any() {
        return any;
    }
}
