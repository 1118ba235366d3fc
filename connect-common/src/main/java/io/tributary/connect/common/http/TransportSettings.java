package io.tributary.connect.common.http;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach an API over HTTP.
 *
 * @param baseUrl the URL that all paths are appended to, without a trailing slash
 * @param requestTimeout for one request, from sending it to receiving the last byte
 * @param maxConnections maximum number of requests in flight
 * @param userAgent the connector's name and version
 * @param proxy null for none
 */
public record TransportSettings(
        URI baseUrl, Duration requestTimeout, int maxConnections, String userAgent, Proxy proxy) {

    /**
     * An HTTP proxy.
     *
     * @param user null if it requires none
     * @param password never shown
     */
    public record Proxy(URI url, String user, String password) {
        @Override
        public String toString() {
            return url.toString();
        }
    }
}
