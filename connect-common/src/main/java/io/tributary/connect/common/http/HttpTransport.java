package io.tributary.connect.common.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client for one API: pooled connections, gzip, the proxy, no redirects, limits on the size of responses, and a deadline
 * for each complete request. Thread-safe. Closing it ends all requests in flight immediately.
 */
public final class HttpTransport implements AutoCloseable {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final Pattern LOOPBACK =
            Pattern.compile("(.+\\.)?localhost\\.?|127(\\.\\d+){3}|\\[(::1|(0+:){7}0*1)]", Pattern.CASE_INSENSITIVE);
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(30);

    private final TransportSettings settings;
    private final ProxyWatch proxyWatch;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Semaphore permits = new Semaphore(ResponseLimits.OF_THIS_HEAP.atOnce(), true);

    public HttpTransport(TransportSettings settings) {
        this.settings = settings;
        HttpHost proxy = proxy(settings);
        this.proxyWatch = new ProxyWatch(proxy);
        this.client = client(settings, proxy, proxyWatch);
        this.deadlines = new ScheduledThreadPoolExecutor(1, HttpTransport::daemon);
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * The URL for a request's path and parameters.
     *
     * @throws IllegalArgumentException if it is not a URL, or not on the API's host
     */
    public URI resolve(ApiRequest request) {
        try {
            URI url = request.path().startsWith("http")
                    ? new URI(request.path())
                    : new URI(settings.baseUrl() + request.path());
            if (!origin(url).equals(origin(settings.baseUrl()))) {
                throw new IllegalArgumentException("the response links to another host, " + origin(url) + ": refused");
            }
            return request.query().isEmpty() ? url : withQuery(url, request.query());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the response contains an invalid link: refused", e);
        }
    }

    private static URI withQuery(URI url, Map<String, String> query) throws URISyntaxException {
        URIBuilder builder = new URIBuilder(url);
        query.forEach(builder::addParameter);
        return builder.build();
    }

    private static String origin(URI url) {
        int usual = "https".equals(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        URIAuthority host = authority(url);
        return url.getScheme() + "://" + host.getHostName() + ':' + (host.getPort() < 0 ? usual : host.getPort());
    }

    /** Host and port. {@link URI} does not find a host whose name has an underscore. */
    private static URIAuthority authority(URI url) {
        try {
            URIAuthority authority = URIAuthority.create(url.getRawAuthority());
            if (authority != null) {
                return authority;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the response contains a link without a host: refused", e);
        }
        throw new IllegalArgumentException("the response contains a link without a host: refused");
    }

    /** Opens a call. Close it when its rows are mapped. */
    public HttpCall open() {
        return new HttpCall(client, proxyWatch, deadlines, permits, settings.requestTimeout());
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        permits.release(settings.maxConnections());
        client.close(CloseMode.IMMEDIATE);
    }

    private static CloseableHttpClient client(TransportSettings settings, HttpHost proxy, ProxyWatch proxyWatch) {
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(connections(settings))
                .setUserAgent(settings.userAgent())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings))
                        .setResponseTimeout(timeout(settings))
                        .build())
                .setRequestExecutor(proxyWatch)
                .disableRedirectHandling()
                .disableContentCompression()
                .setDefaultHeaders(List.of(new BasicHeader(HttpHeaders.ACCEPT_ENCODING, "gzip")))
                .disableAutomaticRetries()
                .disableCookieManagement();
        return proxy == null
                ? builder.build()
                : proxied(builder, proxy, settings.proxy()).build();
    }

    private static PoolingHttpClientConnectionManager connections(TransportSettings settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(QuietConnection.factory())
                .setMaxConnPerRoute(settings.maxConnections())
                .setMaxConnTotal(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(min(CONNECT_TIMEOUT, timeout(settings)))
                        .setSocketTimeout(timeout(settings))
                        .build())
                .build();
    }

    /** Null for none. A loopback host never uses the proxy, because it is this machine. */
    private static HttpHost proxy(TransportSettings settings) {
        boolean direct = settings.proxy() == null
                || LOOPBACK.matcher(String.valueOf(settings.baseUrl().getHost()))
                        .matches();
        URI url = direct ? null : settings.proxy().url();
        return direct ? null : new HttpHost(url.getScheme(), authority(url));
    }

    private static HttpClientBuilder proxied(HttpClientBuilder builder, HttpHost host, TransportSettings.Proxy proxy) {
        if (proxy.user() != null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(host),
                    new UsernamePasswordCredentials(
                            proxy.user(), proxy.password().toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
        return builder.setProxy(host);
    }

    private static Timeout timeout(TransportSettings settings) {
        return Timeout.of(settings.requestTimeout());
    }

    private static Timeout min(Timeout one, Timeout other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tributary-deadlines");
        thread.setDaemon(true);
        return thread;
    }
}
