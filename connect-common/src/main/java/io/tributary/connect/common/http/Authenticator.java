package io.tributary.connect.common.http;

import java.util.function.BiConsumer;

/** Adds the credential to requests, and removes it from messages. Thread-safe. */
public interface Authenticator {

    /** Sets the headers that authenticate a request. */
    void authenticate(BiConsumer<String, String> headers);

    /** {@code text} without the credential, which a vendor's error may quote. */
    String redact(String text);

    /** {@code Authorization: Bearer TOKEN}. */
    static Authenticator bearer(String token) {
        Redaction redaction = Redaction.of(token);
        return new Authenticator() {
            @Override
            public void authenticate(BiConsumer<String, String> headers) {
                headers.accept("Authorization", "Bearer " + token);
            }

            @Override
            public String redact(String text) {
                return redaction.apply(text);
            }

            @Override
            public String toString() {
                return "bearer [hidden]";
            }
        };
    }
}
