package io.tributary.simulators.http;

/** The token that an API accepts, sent as {@code Authorization: Bearer TOKEN}. Thread-safe. */
public final class BearerToken {

    private volatile String token;

    public BearerToken(String token) {
        this.token = token;
    }

    /** The valid token. */
    public String value() {
        return token;
    }

    /** Replaces the valid token. */
    public void replace(String other) {
        this.token = other;
    }

    /**
     * Requires the token.
     *
     * @param missing the response if the request has no token, which is a violation
     * @param wrong the response if it has another one
     * @throws Refusal with one of these responses
     */
    public void check(Request request, Response missing, Response wrong) {
        String sent = request.header("authorization").orElseThrow(() -> Refusal.violation("no Authorization", missing));
        if (!sent.equals("Bearer " + token)) {
            throw Refusal.of("wrong token", wrong);
        }
    }
}
