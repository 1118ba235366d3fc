package io.tributary.connect.common.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpHost;

/** The HTTP proxy lets no request through: the API has said nothing. The message names the proxy, and holds no secret. */
public final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean refusal;

    private ProxyException(boolean refusal, String message, IOException cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    /**
     * 407: the proxy asks for credentials, or for other ones.
     *
     * @param proxy null where a proxy answers that no setting names
     */
    public static ProxyException refusal(HttpHost proxy) {
        String message = proxy == null
                ? "a proxy in between requires credentials (407): set proxy.url, proxy.user and proxy.password"
                : "the proxy " + proxy.toHostString()
                        + " refuses the credentials (407): correct proxy.user and"
                        + " proxy.password, then restart the task";
        return new ProxyException(true, message, null);
    }

    /**
     * The proxy opens no connection to the API.
     *
     * @param host of the API, and its port
     */
    static ProxyException noTunnel(HttpHost proxy, String host, int status) {
        return new ProxyException(
                false,
                "the proxy " + proxy.toHostString() + " returned " + status + " to CONNECT " + host
                        + ": allow that host in the proxy's rules, or correct proxy.url",
                null);
    }

    /**
     * Nothing answers where the proxy should be, or no proxy does.
     *
     * @param cause whose text is not shown: a parser's may quote the answer
     */
    public static ProxyException noAnswer(HttpHost proxy, Exception cause) {
        return new ProxyException(
                false,
                "the proxy " + proxy.toHostString() + " does not respond ("
                        + cause.getClass().getSimpleName() + "): check proxy.url, and that the proxy is running",
                cause instanceof IOException failure ? failure : null);
    }

    /** Whether it is about the proxy's user and password: more tries would lock them. */
    public boolean isRefusal() {
        return refusal;
    }
}
