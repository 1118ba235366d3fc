package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Redaction;
import io.tributary.connect.listrak.soap.WSUser;
import java.util.function.BiConsumer;

/**
 * User and password, which every request has in its SOAP header.
 *
 * @param password never logged
 */
public record Logon(String userName, String password) implements Authenticator {

    WSUser header() {
        WSUser user = new WSUser();
        user.setUserName(userName);
        user.setPassword(password);
        return user;
    }

    /** Does nothing: the logon is in the SOAP envelope, not in HTTP headers. */
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
