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
 * Tells the proxy's word from the API's. HttpClient hands on a refused {@code CONNECT} as if the API had answered, and reports a
 * proxy that it cannot reach as it would report the API.
 */
final class ProxyWatch extends HttpRequestExecutor {
    private static final String NO_TUNNEL = ProxyWatch.class.getName();
    private static final int AUTHENTICATION_REQUIRED = 407;

    private final HttpHost proxy;

    /**
     * @param proxy null where there is none
     */
    ProxyWatch(HttpHost proxy) {
        this.proxy = proxy;
    }

    /** Notes what the proxy answers to {@code CONNECT}; the last answer counts, since credentials are sent at the second try. */
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
            throw ProxyException.noAnswer(proxy, e);
        }
    }

    /**
     * Lets an answer of the API pass.
     *
     * @throws ProxyException when it is the proxy's
     */
    void requireAnswerOfTheApi(ClassicHttpResponse response, HttpContext context) throws ProxyException {
        if (response.getCode() == AUTHENTICATION_REQUIRED) {
            throw ProxyException.refusal(proxy);
        }
        if (context.getAttribute(NO_TUNNEL) instanceof String host) {
            throw ProxyException.noTunnel(proxy, host, response.getCode());
        }
    }

    /** What {@code failure} of a request is: the proxy's, where a connection to it could not be opened. */
    IOException judged(IOException failure) {
        boolean unreachable = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof ConnectTimeoutException;
        return proxy != null && unreachable ? ProxyException.noAnswer(proxy, failure) : failure;
    }
}
