package io.tributary.systemtests.chaos;

import io.tributary.simulators.http.Fault;

/** How requests fail. */
enum FaultKind {
    ERROR_500(Fault.status(500)),
    ERROR_502(Fault.status(502)),
    ERROR_503(Fault.status(503)),
    RATE_LIMITED(Fault.rateLimited(1)),
    RESET_BEFORE_EFFECT(Fault.reset()),
    RESET_AFTER_EFFECT(Fault.resetAfter()),
    TRUNCATED_RESPONSE(Fault.truncatedBody(70)),
    HTML_200(Fault.html200()),
    EMPTY_200(Fault.empty200()),
    NO_RESPONSE(Fault.hang()),
    LATE_RESPONSE(Fault.slow(700));

    private final Fault fault;

    FaultKind(Fault fault) {
        this.fault = fault;
    }

    /** The fault, which is counted whenever it happens. */
    Fault counted(Tally tally) {
        return (response, vendor) -> {
            tally.count(name());
            return fault.apply(response, vendor);
        };
    }
}
