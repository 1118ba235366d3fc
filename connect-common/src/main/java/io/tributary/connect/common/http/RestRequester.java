package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.schema.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * A requester of JSON over HTTP for one table. A request is sent again after passing failures, as often as the settings
 * say, and after a 429 as often as it takes, with all other requests of the budget held meanwhile.
 */
public final class RestRequester implements Requester {
    private static final int MAX_ERROR_BYTES = 64 * 1024;

    private final String table;
    private final HttpTransport transport;
    private final RestSettings settings;
    private final RequestListener listener;

    /**
     * @param table its name, for messages
     */
    public RestRequester(String table, HttpTransport transport, RestSettings settings, RequestListener listener) {
        this.table = table;
        this.transport = transport;
        this.settings = settings;
        this.listener = listener;
    }

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> rows) {
        ApiRequest next = request;
        int failures = 0;
        int limited = 0;
        while (true) {
            try {
                awaitBudget(next);
                return readOnce(next, rows);
            } catch (ApiException e) {
                if (e.kind() == Kind.RATE_LIMITED) {
                    holdAll(e, ++limited);
                } else if (e.kind() == Kind.RETRY) {
                    sleepAfter(e, ++failures);
                } else if (e.kind() != Kind.AMEND) {
                    throw e.kind() == Kind.DENIED && !request.equals(settings.check()) ? unavailableOrFail(e) : e;
                }
                listener.retried(e);
                next = again(next, e, failures);
            }
        }
    }

    private ApiRequest again(ApiRequest request, ApiException failure, int failures) {
        ApiRequest other = settings.policy().again(request, failure, failures);
        if (failure.kind() == Kind.AMEND && other.equals(request)) {
            throw failure.as(Kind.UNAVAILABLE, failure.getMessage());
        }
        return other;
    }

    /** The credential is good when the check is answered, and only lacks this table's right. */
    private ApiException unavailableOrFail(ApiException denied) {
        try {
            read(settings.check(), new RowReader<>("", row -> row));
            return denied.as(Kind.UNAVAILABLE, denied.getMessage());
        } catch (ApiException e) {
            boolean refused = e.kind() == Kind.FAIL || e.kind() == Kind.DENIED;
            return refused ? denied.as(Kind.FAIL, denied.getMessage()) : e;
        }
    }

    private void awaitBudget(ApiRequest request) {
        try {
            listener.throttled(settings.budgets().acquire(request).toMillis());
            listener.requested();
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private void holdAll(ApiException failure, int times) {
        Duration wait = settings.backoff().delay(times, failure.retryAfter());
        settings.budgets().holdUntil(settings.clock().instant().plus(wait));
    }

    private void sleepAfter(ApiException failure, int failures) {
        if (failures > settings.maxRetries()) {
            throw failure.as(Kind.RETRY, failure.getMessage() + ". Given up after " + failures + " attempts");
        }
        try {
            settings.sleeper().sleep(settings.backoff().delay(failures, failure.retryAfter()));
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private ApiException stopped(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ApiException(Kind.RETRY, 0, null, "Table " + table + ": stopped while waiting", cause);
    }

    /**
     * Sends {@code request} once, at once, and reads its answer.
     *
     * @throws ApiException when no good answer came
     */
    public <T> Page<T> readOnce(ApiRequest request, RowReader<T> rows) {
        try {
            return transport.send(http(request), response -> answer(request, rows, response));
        } catch (IOException e) {
            throw failed(request, Failure.of(0, e, settings.clock().instant()));
        }
    }

    private HttpUriRequestBase http(ApiRequest request) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), url(request));
        http.setHeader("Accept", "application/json");
        settings.headers().forEach(http::setHeader);
        request.headers().forEach(http::setHeader);
        settings.authenticator().authenticate(http::setHeader);
        if (request.body() != null) {
            http.setEntity(new StringEntity(request.bodyText(), ContentType.APPLICATION_JSON));
        }
        return http;
    }

    private URI url(ApiRequest request) {
        try {
            return transport.resolve(request);
        } catch (IllegalArgumentException e) {
            throw new ApiException(Kind.UNAVAILABLE, 0, null, "Table " + table + ": " + e.getMessage(), e);
        }
    }

    private <T> Page<T> answer(ApiRequest request, RowReader<T> rows, ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = headers(response);
        Instant now = serverTime(headers);
        holdWhenUsedUp(headers, now);
        try (InputStream body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent()) {
            if (response.getCode() / 100 != 2) {
                throw failed(request, new Failure(response.getCode(), headers, error(body), null, now));
            }
            JsonPage<T> page = JsonPage.read(body, rows);
            Verdict verdict = settings.policy().judgePage(request, page.envelope());
            if (verdict != null) {
                throw failed(request, response.getCode(), verdict, null);
            }
            return new Page<>(request, page.rows(), page.last(), page.envelope(), now);
        } catch (IOException e) {
            throw failed(request, Failure.of(response.getCode(), e, now));
        }
    }

    private void holdWhenUsedUp(Map<String, String> headers, Instant serverTime) {
        Duration hold = settings.quotaHeaders().hold(headers, serverTime);
        if (hold != null) {
            settings.budgets().holdUntil(settings.clock().instant().plus(hold));
        }
    }

    private static JsonNode error(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_ERROR_BYTES);
        try {
            JsonNode error = Json.MAPPER.readTree(bytes);
            return error == null ? MissingNode.getInstance() : error;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private Instant serverTime(Map<String, String> headers) {
        String date = headers.get("date");
        Instant time = date == null ? null : DateUtils.parseStandardDate(date);
        return time == null ? settings.clock().instant() : time;
    }

    private ApiException failed(ApiRequest request, Failure failure) {
        return failed(request, failure.status(), settings.policy().judge(request, failure), failure.cause());
    }

    private ApiException failed(ApiRequest request, int status, Verdict verdict, IOException cause) {
        String what = status == 0 ? " got no answer" : " answered " + status;
        String message = "Table " + table + ": " + request + what + " (" + verdict.reason() + ")";
        return new ApiException(
                verdict.kind(),
                status,
                verdict.retryAfter(),
                settings.authenticator().redact(message),
                harmless(cause));
    }

    /** A cause whose own text quotes the credential is dropped rather than shown. */
    private IOException harmless(IOException cause) {
        String text = String.valueOf(cause);
        return settings.authenticator().redact(text).equals(text) ? cause : null;
    }
}
