package io.tributary.connect.common.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out single sick parents: one that is gone, or whose requests fail however often they are sent. It is tried again at
 * the next sync. Several in a row are an outage.
 */
public final class SetAside {
    private static final Logger log = LoggerFactory.getLogger(SetAside.class);
    private static final int OUTAGE = 5;

    private int inARow;
    private boolean any;

    /**
     * Leaves out what {@code failure} is about.
     *
     * @throws ApiException that same one, when it is no matter of one parent
     */
    public void leaveOut(ApiException failure) {
        note(failure, false);
        log.warn("{}. The parent is set aside until the next sync; everything else continues", failure.getMessage());
    }

    /**
     * The same, and says nothing.
     *
     * @param known whether it was left out before: then it is no sign of an outage
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

    /** A request was answered: no outage. */
    public void answered() {
        inARow = 0;
    }

    /** Whether something was left out. */
    public boolean any() {
        return any;
    }
}
