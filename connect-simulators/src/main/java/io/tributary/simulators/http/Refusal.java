package io.tributary.simulators.http;

/** An error answer of the vendor, thrown from wherever it is noticed. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response response;
    private final boolean violation;

    private Refusal(String reason, Response response, boolean violation) {
        super(reason, null, false, false);
        this.response = response;
        this.violation = violation;
    }

    /** An answer that a correct client may meet: a lost right, a deleted row, an unknown cursor. */
    public static Refusal of(String reason, Response response) {
        return new Refusal(reason, response, false);
    }

    /** An answer to a request that a correct client never sends; it is also recorded as a violation. */
    public static Refusal violation(String reason, Response response) {
        return new Refusal(reason, response, true);
    }

    /** What goes out. */
    public Response response() {
        return response;
    }

    /** Whether a correct client never sends such a request. */
    public boolean isViolation() {
        return violation;
    }
}
