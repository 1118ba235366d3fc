package io.tributary.connect.common.reading;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import java.util.List;

/**
 * Decides whether a parent whose rows cannot be read is sick, or all of them fail alike: then the table or its API is out of
 * order. Of one walk. That the API answers other requests is known by then, and so is a missing right from a passing failure.
 */
final class OutageRule {
    /** So many parents that fail, and none that is answered, are no chance. */
    static final int ALL = 5;
    /** Nor are so many in a row, wherever in a walk. */
    private static final int IN_A_ROW = 20;

    private final SickParents known;
    private int failed;
    private int inARow;
    private boolean answered;
    private boolean anySetAside;

    /** What to do about a parent that fails. */
    enum Decision {
        SET_ASIDE,
        /** The parents that are asked about meanwhile will tell. */
        WAIT,
        OUTAGE
    }

    /** How the request for a parent stands that leaves later. */
    enum Later {
        ANSWERED,
        FAILED,
        OPEN
    }

    OutageRule(SickParents known) {
        this.known = known;
    }

    void answered() {
        answered = true;
        inARow = 0;
    }

    /** Whether no parent was set aside. */
    boolean isAllAnswered() {
        return !anySetAside;
    }

    /**
     * Decides about the next parent in order; one that is set aside counts as failed from now on.
     *
     * @param later the parents behind it
     * @param more whether there may be more of these
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
        boolean othersAnswered = answered || later.contains(Later.ANSWERED);
        long failing = failed + 1 + later.stream().filter(Later.FAILED::equals).count();
        if (known.isFull() || inARow + 1 >= IN_A_ROW || !othersAnswered && failing >= ALL) {
            return Decision.OUTAGE;
        }
        if (othersAnswered || failure.kind() == Kind.RETRY) {
            return Decision.SET_ASIDE;
        }
        if (more || later.contains(Later.OPEN)) {
            return Decision.WAIT;
        }
        return failing == 1 && known.isAnyAnswered() ? Decision.SET_ASIDE : Decision.OUTAGE;
    }
}
