package io.tributary.connect.common.task;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.http.Allowance;
import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Backoff;
import io.tributary.connect.common.http.Check;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.HttpTransport;
import io.tributary.connect.common.http.Quota;
import io.tributary.connect.common.http.QuotaHeaders;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RestRequester;
import io.tributary.connect.common.http.RestSettings;
import io.tributary.connect.common.http.ServerClock;
import io.tributary.connect.common.http.TaskBudget;
import io.tributary.connect.common.http.TransportSettings;
import io.tributary.connect.common.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A JSON API over HTTP. Thread-safe. The task's thread opens and closes it; its requesters work on request threads. */
public final class RestApi implements Api {
    private final HttpTransport transport;
    private final RestSettings settings;

    /**
     * What differs between vendors.
     *
     * @param baseUrl the URL that all paths are appended to
     * @param headers sent with every request
     * @param check a cheap request that any valid credential may send
     * @param window how long the windows are in which the vendor counts requests
     * @param quotas limits that apply to some requests, in addition to the budget
     */
    public record Dialect(
            URI baseUrl,
            Authenticator authenticator,
            Map<String, String> headers,
            ErrorPolicy policy,
            QuotaHeaders quotaHeaders,
            Check check,
            Duration window,
            List<Quota> quotas) {}

    /**
     * @param time the clock for waits, retries and dates
     */
    public RestApi(ApiSourceConfig config, Dialect dialect, Time time) {
        this.transport = transport(config, dialect);
        this.settings = settings(config, dialect, time);
    }

    /** The HTTP client for the API of {@code dialect}. */
    public static HttpTransport transport(ApiSourceConfig config, Dialect dialect) {
        return new HttpTransport(new TransportSettings(
                dialect.baseUrl(),
                config.requestTimeout(),
                config.maxConcurrentRequests(),
                "tributary/" + Version.current(),
                config.proxy()));
    }

    /** The request settings for the API of {@code dialect}. Close their budget. */
    public static RestSettings settings(ApiSourceConfig config, Dialect dialect, Time time) {
        return new RestSettings(
                dialect.authenticator(),
                dialect.headers(),
                dialect.policy(),
                dialect.quotaHeaders(),
                dialect.check(),
                budget(config, dialect, time),
                new Backoff(config.retryBackoff(), config.retryBackoffMax(), new SplittableRandom()),
                config.maxRetries(),
                new ServerClock(time),
                time);
    }

    private static TaskBudget budget(ApiSourceConfig config, Dialect dialect, Time time) {
        Allowance allowance = new Allowance(config.budget(), dialect.window(), dialect.quotas());
        return TaskBudget.open(config.connectorName(), dialect.baseUrl(), allowance, config.taskShare(), time);
    }

    @Override
    public Requester requester(String table, RequestListener listener) {
        return new RestRequester(table, transport, settings, listener);
    }

    @Override
    public void check() {
        new RestRequester("(credential check)", transport, settings, RequestListener.NONE)
                .readOnce(settings.check().request(), settings.check().reader());
    }

    @Override
    public int requestsInFlight() {
        return settings.budget().requestsInFlight();
    }

    @Override
    public void close() {
        settings.budget().close();
        transport.close();
    }
}
