package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.json.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Requests JSON over HTTP for one table. Thread-safe: used by several request threads. */
public final class RestRequester implements Requester {
    private static final int MAX_ERROR_BYTES = 64 * 1024;
    private static final int GOOD = 200;

    private final String table;
    private final HttpTransport transport;
    private final RestSettings settings;
    private final RequestListener listener;
    private final Attempts attempts;

    /**
     * @param table the table's name, for messages
     */
    public RestRequester(String table, HttpTransport transport, RestSettings settings, RequestListener listener) {
        this.table = table;
        this.transport = transport;
        this.settings = settings;
        this.listener = listener;
        this.attempts = new Attempts(table, settings, listener);
    }

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> rows) {
        try {
            return attempts.run(request, (next, known) -> readOnce(next, rows, known));
        } catch (ApiException e) {
            throw e.kind() == Kind.DENIED && !request.equals(settings.check().request()) ? unavailableOrFail(e) : e;
        }
    }

    @Override
    public Requester impatient() {
        return new RestRequester(table, transport, settings.impatient(), listener);
    }

    /** If the credential check succeeds, the credential is valid but lacks the permission for this table. */
    private ApiException unavailableOrFail(ApiException denied) {
        try {
            read(settings.check().request(), settings.check().reader());
            return denied.as(Kind.UNAVAILABLE, denied.getMessage());
        } catch (ApiException e) {
            boolean refused = e.getCause() == null && (e.kind() == Kind.FAIL || e.kind() == Kind.DENIED);
            return refused ? denied.as(Kind.FAIL, denied.getMessage()) : e;
        }
    }

    /**
     * Sends {@code request} once, immediately, and reads the response, even if its text is damaged.
     *
     * @throws ApiException if it fails
     */
    public <T> Page<T> readOnce(ApiRequest request, RowReader<T> rows) {
        return readOnce(request, rows, Damage.ANY);
    }

    private <T> Page<T> readOnce(ApiRequest request, RowReader<T> rows, long known) {
        try (HttpCall call = transport.open()) {
            return call.send(http(request), response -> parsed(request, rows, response, known));
        } catch (IOException e) {
            throw attempts.failed(request, Failure.of(0, e, settings.time().instant()));
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
            String message = "Table " + table + ": " + request.method() + ' ' + pathOf(request) + " was not sent: ";
            throw new ApiException(Kind.UNAVAILABLE, 0, null, message + e.getMessage(), null);
        }
    }

    /** The path of a link. The message names its host separately. */
    private static String pathOf(ApiRequest request) {
        return '/' + request.path().replaceFirst("^[a-z]*:?//[^/]*", "").replaceAll("^/+|[?#].*", "");
    }

    private <T> Page<T> parsed(ApiRequest request, RowReader<T> rows, ClassicHttpResponse response, long known)
            throws IOException {
        Map<String, String> headers = Headers.of(response);
        Instant now = settings.serverClock().at(headers.get("date"));
        holdWhenUsedUp(headers, now);
        BodyKind kind = BodyKind.NONE;
        try (BufferedInputStream body = content(response)) {
            kind = BodyKind.peek(body);
            if (response.getCode() != GOOD) {
                throw attempts.failed(request, new Failure(response.getCode(), headers, error(body), null, now, kind));
            }
            JsonPage<T> page = JsonPage.read(body, rows, settings.policy().nullIsEmpty(), known);
            Verdict verdict = settings.policy().judgePage(request, page.envelope());
            if (verdict != null) {
                throw attempts.failed(request, response.getCode(), verdict, null);
            }
            return new Page<>(request, page.rows(), page.last(), page.envelope(), now);
        } catch (IOException e) {
            throw attempts.failed(request, Failure.of(response.getCode(), e, now, kind));
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException e) {
            throw attempts.unexpected(request, response.getCode(), e);
        }
    }

    private static BufferedInputStream content(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return new BufferedInputStream(entity == null ? InputStream.nullInputStream() : entity.getContent());
    }

    private void holdWhenUsedUp(Map<String, String> headers, Instant serverTime) {
        Duration hold = settings.quotaHeaders().hold(headers, serverTime);
        if (hold != null) {
            String why = "Table " + table + ": the response headers say that the quota is used up";
            attempts.holdAll(Backoff.plausible(hold), why);
        }
    }

    private static JsonNode error(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_ERROR_BYTES);
        try {
            return Json.read(new String(bytes, StandardCharsets.UTF_8), Json.READER);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
