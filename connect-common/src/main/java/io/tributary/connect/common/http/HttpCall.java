package io.tributary.connect.common.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;

/**
 * One request, from sending it until its rows are mapped. It enforces the deadline. A large response needs one of the permits that
 * the requests of a task share; waiting for a permit does not count towards the deadline. Used by one request thread, except for
 * the deadline, which a timer thread enforces.
 */
public final class HttpCall implements AutoCloseable {
    private final CloseableHttpClient client;
    private final ProxyWatch proxyWatch;
    private final ScheduledExecutorService deadlines;
    private final Semaphore permits;
    private final Duration timeout;
    private HttpUriRequestBase request;
    private ScheduledFuture<?> deadline;
    private volatile boolean timedOut;
    private boolean hasPermit;

    HttpCall(
            CloseableHttpClient client,
            ProxyWatch proxyWatch,
            ScheduledExecutorService deadlines,
            Semaphore permits,
            Duration timeout) {
        this.client = client;
        this.proxyWatch = proxyWatch;
        this.deadlines = deadlines;
        this.permits = permits;
        this.timeout = timeout;
    }

    /**
     * Sends {@code toSend} and streams the response to {@code handler}. The deadline applies until this call is closed.
     *
     * @throws IOException if there was no complete response within the request timeout, or the handler throws it
     */
    public <R> R send(HttpUriRequestBase toSend, HttpClientResponseHandler<R> handler) throws IOException {
        request = toSend;
        begin(timeout.toNanos());
        try {
            return execute(handler);
        } catch (IOException e) {
            checkAfter(e);
            throw proxyWatch.judged(e);
        } catch (RuntimeException e) {
            checkAfter(e);
            throw e;
        }
    }

    private <R> R execute(HttpClientResponseHandler<R> handler) throws IOException {
        HttpClientContext context = HttpClientContext.create();
        return client.execute(request, context, response -> {
            proxyWatch.requireResponseOfTheApi(response, context);
            return handler.handleResponse(limited(response));
        });
    }

    private ClassicHttpResponse limited(ClassicHttpResponse response) {
        if (response.getEntity() != null) {
            response.setEntity(new ResponseEntity(response, this));
        }
        return response;
    }

    private void begin(long nanos) throws IOException {
        try {
            deadline = deadlines.schedule(this::expire, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw stopped(e);
        }
    }

    private void expire() {
        timedOut = true;
        abort();
    }

    /** Drops the rest of the response. */
    void abort() {
        request.abort();
    }

    /**
     * Checks that processing the response may continue.
     *
     * @throws IOException if the deadline has passed, or the task has stopped
     */
    public void check() throws IOException {
        checkAfter(null);
    }

    private void checkAfter(Exception cause) throws IOException {
        if (timedOut) {
            SocketTimeoutException failure =
                    new SocketTimeoutException("no complete response within " + timeout.toMillis() + " ms");
            failure.initCause(cause);
            throw failure;
        }
        if (deadlines.isShutdown()) {
            throw stopped(cause);
        }
    }

    private static IOException stopped(Exception cause) {
        return new IOException("the task has stopped", cause);
    }

    /** Notes that {@code bytes} of the response were received. Waits for a permit once the response is large. */
    void received(long bytes) throws IOException {
        if (bytes > ResponseLimits.MAX_BYTES_READ) {
            throw new ResponseTooLargeException(
                    "the response is larger than " + (ResponseLimits.MAX_BYTES_READ >> 20) + " MB");
        }
        if (bytes > ResponseLimits.LARGE_BYTES && !hasPermit) {
            hasPermit = permits.tryAcquire() || awaitPermit();
        }
    }

    private boolean awaitPermit() throws IOException {
        long left = deadline.getDelay(TimeUnit.NANOSECONDS);
        deadline.cancel(false);
        check();
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
        begin(left);
        return true;
    }

    @Override
    public void close() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (hasPermit) {
            permits.release();
        }
    }
}
