package io.tributary.connect.common.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP to one API: pooled connections that are kept alive, gzip, the proxy, no redirects, a limit on the size of an answer,
 * and a deadline for each request as a whole. Closing it ends all requests in flight at once.
 */
public final class HttpTransport implements AutoCloseable {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    /** Many times what any page of rows has; a task holds several answers at once. */
    private static final long MOST_BYTES = 64 * 1024 * 1024;

    private static final Pattern LOOPBACK =
            Pattern.compile("(.+\\.)?localhost\\.?|127(\\.\\d+){3}|\\[(::1|(0+:){7}0*1)]", Pattern.CASE_INSENSITIVE);
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(30);

    private final TransportSettings settings;
    private final ProxyWatch proxyWatch;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    public HttpTransport(TransportSettings settings) {
        this.settings = settings;
        HttpHost proxy = proxy(settings);
        this.proxyWatch = new ProxyWatch(proxy);
        this.client = client(settings, proxy, proxyWatch);
        this.deadlines = new ScheduledThreadPoolExecutor(1, HttpTransport::daemon);
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * The URL of a request's path and parameters.
     *
     * @throws IllegalArgumentException when it is another origin than the API's, or no URL
     */
    public URI resolve(ApiRequest request) {
        try {
            URI url = request.path().startsWith("http")
                    ? new URI(request.path())
                    : new URI(settings.baseUrl() + request.path());
            if (!origin(url).equals(origin(settings.baseUrl()))) {
                throw new IllegalArgumentException("the answer leads to another host, " + origin(url) + ": refused");
            }
            return request.query().isEmpty() ? url : withQuery(url, request.query());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the answer leads to no URL: refused", e);
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

    /** Host and port, also of a host whose name has an underscore, which {@link URI} does not know as one. */
    private static URIAuthority authority(URI url) {
        try {
            URIAuthority authority = URIAuthority.create(url.getRawAuthority());
            if (authority != null) {
                return authority;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the answer leads to no host: refused", e);
        }
        throw new IllegalArgumentException("the answer leads to no host: refused");
    }

    /**
     * Sends {@code request} and hands the answer to {@code handler} as it streams in.
     *
     * @throws IOException when no complete answer came within the request timeout, or the handler says so
     */
    public <R> R send(HttpUriRequestBase request, HttpClientResponseHandler<R> handler) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadline(request, late);
        HttpClientContext context = HttpClientContext.create();
        try {
            return client.execute(request, context, response -> {
                proxyWatch.requireAnswerOfTheApi(response, context);
                return handler.handleResponse(limited(response));
            });
        } catch (IOException e) {
            throw ended(proxyWatch.judged(e), late.get());
        } catch (RuntimeException e) {
            if (late.get() || deadlines.isShutdown()) {
                throw ended(new IOException(e), late.get());
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    /** Why a request ended by {@code failure}: an aborted one fails in many ways. */
    private IOException ended(IOException failure, boolean late) {
        if (late) {
            return timeout(failure);
        }
        return deadlines.isShutdown() ? new IOException("the task has stopped", failure) : failure;
    }

    private ScheduledFuture<?> deadline(HttpUriRequestBase request, AtomicBoolean late) throws IOException {
        try {
            return deadlines.schedule(
                    () -> {
                        late.set(true);
                        request.abort();
                    },
                    settings.requestTimeout().toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the task has stopped", e);
        }
    }

    private static ClassicHttpResponse limited(ClassicHttpResponse response) {
        if (response.getEntity() != null) {
            response.setEntity(new LimitedEntity(response.getEntity(), MOST_BYTES));
        }
        return response;
    }

    private SocketTimeoutException timeout(Exception cause) {
        SocketTimeoutException timeout = new SocketTimeoutException(
                "no complete answer within " + settings.requestTimeout().toMillis() + " ms");
        timeout.initCause(cause);
        return timeout;
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
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

    /** Null where none is used: a loopback host is this machine, and not the proxy's. */
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
