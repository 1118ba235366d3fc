package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.TransportSettings.Proxy;
import io.tributary.connect.common.testing.FakeClock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** A requester for a test's server, with a clock that does not wait. */
final class Harness implements AutoCloseable {
    static final String TOKEN = "tok-123-very-secret";
    static final int RETRIES = 3;
    static final String ROWS = "rows";
    static final String LIMIT = "limit";
    /** 2026-01-31T12:00:00Z. */
    static final long START_MS = 1_769_860_800_000L;

    final FakeClock clock = new FakeClock(START_MS);
    final AtomicInteger retries = new AtomicInteger();
    final RestSettings settings = new RestSettings(
            Authenticator.bearer(TOKEN),
            Map.of("Version", "7"),
            new DeniedBy499(),
            QuotaHeaders.RATE_LIMIT,
            Check.list(ApiRequest.get("/check"), "/data"),
            TaskBudget.open("test", URI.create("http://localhost"), Allowance.UNLIMITED, 1, clock),
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new SplittableRandom(1)),
            RETRIES,
            new ServerClock(clock),
            clock);
    /** The table's name in messages. A test may set its own, to find its log lines. */
    String table = "rows";

    private final URI url;
    private Duration timeout = Duration.ofSeconds(10);
    private Proxy proxy;
    private HttpTransport transport;

    Harness(String url) {
        this.url = URI.create(url);
        open();
    }

    void timeout(Duration total) {
        timeout = total;
        open();
    }

    void proxy(String at) {
        proxy(at, null, "");
    }

    void proxy(String at, String user, String password) {
        proxy = new Proxy(URI.create(at), user, password);
        open();
    }

    private void open() {
        close();
        transport = new HttpTransport(new TransportSettings(url, timeout, 4, "tributary/test", proxy));
    }

    Page<Integer> read(String path) {
        return read(ApiRequest.get(path));
    }

    Page<Integer> read(ApiRequest request) {
        return requester().read(request, ids());
    }

    <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
        return requester().read(request, reader);
    }

    Page<Integer> readOnce(String path) {
        return requester().readOnce(ApiRequest.get(path), ids());
    }

    <T> Page<T> readOnce(ApiRequest request, RowReader<T> reader) {
        return requester().readOnce(request, reader);
    }

    private static RowReader<Integer> ids() {
        return new RowReader<>("/data", row -> row.path("id").asInt());
    }

    private RestRequester requester() {
        return new RestRequester(table, transport, settings, new Counter());
    }

    @Override
    public void close() {
        if (transport != null) {
            transport.close();
        }
    }

    /** An API whose pages may contain an error, whose 499 may mean a bad credential or a missing permission, and whose 498 asks for fewer rows, down to 1. */
    private static final class DeniedBy499 extends ErrorPolicy {
        @Override
        protected Verdict judgeVendorError(ApiRequest request, Failure failure) {
            return switch (failure.status()) {
                case 498 -> new Verdict(Kind.AMEND, errorText(failure));
                case 499 -> new Verdict(Kind.DENIED, errorText(failure));
                default -> super.judgeVendorError(request, failure);
            };
        }

        @Override
        public Verdict judgePage(ApiRequest request, ObjectNode envelope) {
            JsonNode trouble = envelope.path("trouble");
            return trouble.isMissingNode() ? null : new Verdict(Kind.valueOf(trouble.asText()), "the page says so");
        }

        @Override
        protected ApiRequest smaller(ApiRequest request) {
            return PageSize.halved(request, "page", LIMIT);
        }

        @Override
        public ApiRequest replacement(ApiRequest request, ApiException failure, int failures) {
            return failure.kind() == Kind.AMEND
                    ? request.with(
                            ROWS, Math.max(1, Integer.parseInt(request.query().get(ROWS)) - 1))
                    : request;
        }
    }

    private final class Counter implements RequestListener {
        @Override
        public void requested() {}

        @Override
        public void retried(ApiException failure) {
            retries.incrementAndGet();
        }

        @Override
        public void waits(LongSupplier waited) {}

        @Override
        public void throttled(LongSupplier waited) {}
    }
}
