package io.tributary.connect.common.http;

import java.net.URI;
import java.time.Duration;

/**
 * How HTTP reaches an API.
 *
 * @param baseUrl the URL below which all paths lie, without a slash at the end
 * @param requestTimeout for one request, from sending to the last byte
 * @param maxConnections requests in flight
 * @param userAgent the connector's name and version
 * @param proxy null for none
 */
public record TransportSettings(
        URI baseUrl, Duration requestTimeout, int maxConnections, String userAgent, Proxy proxy) {

    /**
     * An HTTP proxy.
     *
     * @param user null where it asks for none
     * @param password never shown
     */
    public record Proxy(URI url, String user, String password) {
        @Override
        public String toString() {
            return url.toString();
        }
    }
}
