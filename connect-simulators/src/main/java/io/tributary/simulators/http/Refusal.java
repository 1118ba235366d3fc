package io.tributary.simulators.http;

/** An error response of the vendor. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response response;
    private final boolean violation;

    private Refusal(String reason, Response response, boolean violation) {
        super(reason, null, false, false);
        this.response = response;
        this.violation = violation;
    }

    /** A response that a correct client may get: a missing right, a deleted row, an unknown cursor. */
    public static Refusal of(String reason, Response response) {
        return new Refusal(reason, response, false);
    }

    /** A response to a request that a correct client never sends. Also recorded as a violation. */
    public static Refusal violation(String reason, Response response) {
        return new Refusal(reason, response, true);
    }

    /** The response to send. */
    public Response response() {
        return response;
    }

    /** Whether a correct client never sends such a request. */
    public boolean isViolation() {
        return violation;
    }
}
