package io.tributary.connect.common.reading;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import java.util.List;

/**
 * Decides whether only one parent cannot be read, or all of them fail: then the table or its API is down. ModelRuns as long as one
 * slice is read. By then the API is known to respond to other requests, and a missing permission is distinguished from a temporary failure.
 */
final class OutageRule {
    /** This many failing parents, with none that was read, are an outage. */
    static final int ALL = 5;
    /** So are this many in a row, wherever they are in the slice. */
    private static final int IN_A_ROW = 20;

    private final SickParents known;
    private int failed;
    private int inARow;
    private boolean anyRead;
    private boolean anySetAside;

    /** What to do about a parent that fails. */
    enum Decision {
        SET_ASIDE,
        /** Decide once the parents in flight are read or have failed. */
        WAIT,
        OUTAGE
    }

    /** The state of the request for a later parent. */
    enum Later {
        READ,
        FAILED,
        OPEN
    }

    OutageRule(SickParents known) {
        this.known = known;
    }

    void noteRead() {
        anyRead = true;
        inARow = 0;
    }

    /** Whether no parent was set aside. */
    boolean noneSetAside() {
        return !anySetAside;
    }

    /**
     * Decides about the next parent in order; one that is set aside counts as failed from now on.
     *
     * @param later the parents after it
     * @param more whether more of them may follow
     */
    Decision decide(String parent, ApiException failure, List<Later> later, boolean more) {
        boolean isNew = !known.isKnown(parent);
        Decision decision = isNew ? decideNew(failure, later, more) : Decision.SET_ASIDE;
        if (decision == Decision.SET_ASIDE) {
            anySetAside = true;
            failed += isNew ? 1 : 0;
            inARow += isNew ? 1 : 0;
        }
        return decision;
    }

    private Decision decideNew(ApiException failure, List<Later> later, boolean more) {
        boolean othersRead = anyRead || later.contains(Later.READ);
        long failing = failed + 1 + later.stream().filter(Later.FAILED::equals).count();
        if (known.isFull() || inARow + 1 >= IN_A_ROW || !othersRead && failing >= ALL) {
            return Decision.OUTAGE;
        }
        if (othersRead || failure.kind() == Kind.RETRY) {
            return Decision.SET_ASIDE;
        }
        if (more || later.contains(Later.OPEN)) {
            return Decision.WAIT;
        }
        return failing == 1 && known.isAnyRead() ? Decision.SET_ASIDE : Decision.OUTAGE;
    }
}
