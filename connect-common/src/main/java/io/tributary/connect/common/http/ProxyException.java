package io.tributary.connect.common.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpHost;

/** A request that did not get past the HTTP proxy, so that the API did not respond. The message names the proxy, without secrets. */
public final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean refusal;

    private ProxyException(boolean refusal, String message, IOException cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    /**
     * 407: the proxy requires credentials, or other ones.
     *
     * @param proxy null if the response is from a proxy that is not configured
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
     * The proxy refuses to connect to the API.
     *
     * @param host host and port of the API
     */
    static ProxyException noTunnel(HttpHost proxy, String host, int status) {
        return new ProxyException(
                false,
                "the proxy " + proxy.toHostString() + " returned " + status + " to CONNECT " + host
                        + ": allow that host in the proxy's rules, or correct proxy.url",
                null);
    }

    /**
     * The proxy does not respond, or something else responds in its place.
     *
     * @param cause its message is not quoted, because a parser may quote the response
     */
    public static ProxyException noResponse(HttpHost proxy, Exception cause) {
        return new ProxyException(
                false,
                "the proxy " + proxy.toHostString() + " does not respond ("
                        + cause.getClass().getSimpleName() + "): check proxy.url, and that the proxy is running",
                cause instanceof IOException failure ? failure : null);
    }

    /** Whether the proxy refuses the credentials. Do not retry: that might lock the user out. */
    public boolean isRefusal() {
        return refusal;
    }
}
