package io.tributary.connect.common.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Distinguishes responses and failures of the proxy from those of the API. HttpClient returns a refused {@code CONNECT} as if it were
 * the API's response, and reports an unreachable proxy as an unreachable API.
 */
final class ProxyWatch extends HttpRequestExecutor {
    private static final String NO_TUNNEL = ProxyWatch.class.getName();
    private static final int AUTHENTICATION_REQUIRED = 407;

    private final HttpHost proxy;

    /**
     * @param proxy null for none
     */
    ProxyWatch(HttpHost proxy) {
        this.proxy = proxy;
    }

    /** Notes the proxy's response to {@code CONNECT}. The last one counts, because credentials are sent with the second request. */
    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        if (!Method.CONNECT.isSame(request.getMethod())) {
            return super.execute(request, connection, callback, context);
        }
        try {
            ClassicHttpResponse response = super.execute(request, connection, callback, context);
            context.setAttribute(NO_TUNNEL, response.getCode() / 100 == 2 ? null : request.getRequestUri());
            return response;
        } catch (IOException | HttpException e) {
            throw ProxyException.noResponse(proxy, e);
        }
    }

    /**
     * Checks that a response is from the API.
     *
     * @throws ProxyException if it is from the proxy
     */
    void requireResponseOfTheApi(ClassicHttpResponse response, HttpContext context) throws ProxyException {
        if (response.getCode() == AUTHENTICATION_REQUIRED) {
            throw ProxyException.refusal(proxy);
        }
        if (context.getAttribute(NO_TUNNEL) instanceof String host) {
            throw ProxyException.noTunnel(proxy, host, response.getCode());
        }
    }

    /** Converts {@code failure} to a {@link ProxyException} if the proxy could not be reached. */
    IOException judged(IOException failure) {
        boolean unreachable = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof ConnectTimeoutException;
        return proxy != null && unreachable ? ProxyException.noResponse(proxy, failure) : failure;
    }
}
