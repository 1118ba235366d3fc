package io.tributary.connect.common.http;

import io.tributary.connect.common.http.ApiException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries the requests of one table. A temporary failure is retried as often as the settings allow. A 429 is retried without limit,
 * and holds all requests of the connector in this worker until then. Each failure names its request. Thread-safe: called from request threads.
 */
public final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    /** Maximum length of method and path in a message. */
    private static final int NAME_CHARACTERS = 300;

    private final String table;
    private final RestSettings settings;
    private final RequestListener listener;
    private final Outage outage;

    /**
     * @param table the table's name, for messages
     */
    public Attempts(String table, RestSettings settings, RequestListener listener) {
        this.table = table;
        this.settings = settings;
        this.listener = listener;
        this.outage = new Outage(table, settings.time());
    }

    /**
     * Sends {@code request}, or the one that the error policy replaces it with, until it succeeds. Blocks the calling request
     * thread.
     *
     * @param once sends a request once, immediately
     * @throws ApiException if the failure is permanent, or if all attempts failed
     */
    public <T> T run(ApiRequest request, Once<T> once) {
        RequestAttempts<T> attempts = new RequestAttempts<>(once);
        boolean succeeded = false;
        try {
            T result = attempts.run(request);
            succeeded = true;
            return result;
        } finally {
            if (attempts.failing) {
                outage.ended(succeeded);
            }
        }
    }

    /** Sends a request once. */
    @FunctionalInterface
    public interface Once<T> {

        /**
         * Sends {@code request} and reads the response.
         *
         * @param known the damage of an earlier response, as {@link Damage#code()}; the same damage again is in the vendor's data
         */
        T send(ApiRequest request, long known);
    }

    /** The attempts of one request. */
    private final class RequestAttempts<T> {
        private final Once<T> once;
        private long damage = Damage.NONE;
        private int failures;
        private int rateLimited;
        private boolean failing;

        RequestAttempts(Once<T> once) {
            this.once = once;
        }

        T run(ApiRequest request) {
            ApiRequest next = request;
            while (true) {
                try {
                    awaitBudget(next);
                    return send(next);
                } catch (ApiException e) {
                    next = next(next, e);
                    if (e.kind() != Kind.AMEND) {
                        listener.retried(e);
                    }
                }
            }
        }

        private T send(ApiRequest request) {
            long start = settings.time().elapsedMs();
            T result = once.send(request, damage);
            settings.budget().took(settings.time().elapsedMs() - start);
            return result;
        }

        /** The request to send next, after waiting as long as {@code failure} requires. */
        private ApiRequest next(ApiRequest request, ApiException failure) {
            switch (failure.kind()) {
                case RATE_LIMITED ->
                    holdAll(settings.backoff().delay(++rateLimited, failure.retryAfter()), failure.getMessage());
                case RETRY -> count(failure);
                case AMEND -> {}
                default -> throw failure;
            }
            ApiRequest next = again(request, failure, failures);
            if (failure.kind() == Kind.RETRY) {
                sleepAfter(failure, next.equals(request));
            }
            return next;
        }

        private void count(ApiException failure) {
            failures++;
            if (failure.getCause() instanceof DamagedTextException damaged) {
                damage = damaged.code();
            }
        }

        private void sleepAfter(ApiException failure, boolean same) {
            if (failures > maxRetries()) {
                throw failure.as(
                        finalKind(failure), failure.getMessage() + ". Gave up after " + failures + " attempts");
            }
            Duration pause = pause(failure, same);
            if (same && !Thread.currentThread().isInterrupted()) {
                logFailure(failure, pause);
            }
            sleep(pause);
        }

        /** A damaged response is retried at least once: only a second one shows whether the damage is in the vendor's data. */
        private int maxRetries() {
            return damage == Damage.NONE ? settings.maxRetries() : Math.max(1, settings.maxRetries());
        }

        /** A response that is still too large makes its table unavailable; the other tables continue. */
        private Kind finalKind(ApiException failure) {
            return failure.getCause() instanceof ResponseTooLargeException ? Kind.UNAVAILABLE : Kind.RETRY;
        }

        private void logFailure(ApiException failure, Duration pause) {
            if (!failing) {
                failing = true;
                outage.started();
            }
            outage.failed(failure, failures, settings.maxRetries() + 1, pause);
        }

        /**
         * At least as long as the server asks, and at least the connector's own pause. A server that asks for too little would
         * use up all attempts within seconds.
         */
        private Duration pause(ApiException failure, boolean same) {
            Duration own = settings.backoff().delay(failures, null);
            if (failure.retryAfter() == null) {
                return own;
            }
            Duration requested = settings.backoff().delay(failures, failure.retryAfter());
            return same && own.compareTo(requested) > 0 ? own : requested;
        }
    }

    private ApiRequest again(ApiRequest request, ApiException failure, int failures) {
        ApiRequest other = settings.policy().next(request, failure, failures);
        if (failure.kind() == Kind.AMEND && other.equals(request)) {
            throw failure.as(Kind.UNAVAILABLE, failure.getMessage());
        }
        return other;
    }

    private void awaitBudget(ApiRequest request) {
        long start = settings.time().elapsedMs();
        LongSupplier waited = () -> settings.time().elapsedMs() - start;
        listener.waits(waited);
        try {
            settings.budget().acquire(table, request);
        } catch (InterruptedException e) {
            throw stopped(e);
        } finally {
            listener.throttled(waited);
        }
        listener.requested();
    }

    /**
     * Holds all requests of the connector in this worker for {@code wait}. A hold of more than an hour is logged.
     *
     * @param why a sentence without its full stop
     */
    void holdAll(Duration wait, String why) {
        settings.budget().holdFor(wait, why);
    }

    private void sleep(Duration pause) {
        try {
            settings.time().sleep(pause);
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private ApiException stopped(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ApiException(Kind.RETRY, 0, null, "Table " + table + ": stopped while waiting", cause);
    }

    /** The exception for {@code failure} of {@code request}, as judged by the error policy. */
    public ApiException failed(ApiRequest request, Failure failure) {
        Failure hidden = failure.withTexts(this::redacted);
        return failed(request, failure.status(), settings.policy().judge(request, hidden), failure.cause());
    }

    /**
     * The exception for a failure of {@code request}, without the credential.
     *
     * @param status 0 if there was no response
     * @param cause null if the response was read
     */
    public ApiException failed(ApiRequest request, int status, Verdict verdict, IOException cause) {
        String what = status == 0 ? " got no response" : " returned " + status;
        String name = Words.cut(request.toString(), NAME_CHARACTERS);
        String message = "Table " + table + ": " + name + what + " (" + verdict.reason() + ")";
        return new ApiException(verdict.kind(), status, verdict.retryAfter(), redacted(message), sanitized(cause));
    }

    /** {@code text} without the credential. Call it before the text is cut, because half a secret would not be found. */
    public String redacted(String text) {
        return settings.authenticator().redact(text);
    }

    /**
     * The exception for a bug in the connector: a response was read, but processing it failed. The cause's message may quote
     * the response, so it is dropped.
     */
    public ApiException unexpected(ApiRequest request, int status, RuntimeException cause) {
        String reason = "the connector failed to process the response: "
                + cause.getClass().getName() + "; report this with the stack trace in the worker's log";
        ApiException failure = failed(request, status, new Verdict(Kind.RETRY, reason), null);
        failure.setStackTrace(cause.getStackTrace());
        log.warn("{}", failure.getMessage(), failure);
        return failure;
    }

    /** Null if the text of {@code cause} may quote the credential or the response. */
    private IOException sanitized(IOException cause) {
        IOException sanitized = BrokenResponse.sanitized(cause);
        String text = String.valueOf(sanitized);
        return redacted(text).equals(text) ? sanitized : null;
    }
}
