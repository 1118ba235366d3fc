package io.tributary.simulators.http;

/** The one token that an API takes, sent as {@code Authorization: Bearer TOKEN}. Thread-safe. */
public final class BearerToken {

    private volatile String token;

    public BearerToken(String token) {
        this.token = token;
    }

    /** The token that is taken. */
    public String value() {
        return token;
    }

    /** Takes another token from now on, and the old one no longer. */
    public void replace(String other) {
        this.token = other;
    }

    /**
     * Lets pass what carries the token.
     *
     * @param missing the answer where there is none at all, which a correct client never lets happen
     * @param wrong the answer to another one
     * @throws Refusal with either of these
     */
    public void check(Request request, Response missing, Response wrong) {
        String sent = request.header("authorization").orElseThrow(() -> Refusal.violation("no Authorization", missing));
        if (!sent.equals("Bearer " + token)) {
            throw Refusal.of("wrong token", wrong);
        }
    }
}
