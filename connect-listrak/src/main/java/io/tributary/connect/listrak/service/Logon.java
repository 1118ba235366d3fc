package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Redaction;
import io.tributary.connect.listrak.soap.WSUser;
import java.util.function.BiConsumer;

/**
 * The user whom every request names in its SOAP header.
 *
 * @param password never shown
 */
public record Logon(String userName, String password) implements Authenticator {

    WSUser header() {
        WSUser user = new WSUser();
        user.setUserName(userName);
        user.setPassword(password);
        return user;
    }

    /** The logon travels in the envelope, not in HTTP headers. */
    @Override
    public void authenticate(BiConsumer<String, String> headers) {}

    @Override
    public String redact(String text) {
        return Redaction.of(password).apply(text);
    }

    @Override
    public String toString() {
        return userName + " [hidden]";
    }
}
