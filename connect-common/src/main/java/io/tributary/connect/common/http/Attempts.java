package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tributary.connect.common.http.ApiException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests of one table again and again: after passing failures as often as the settings say, and after a 429 as
 * often as it takes, with all other requests of the budget held meanwhile. Says in each failure what was asked.
 */
public final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    private final String table;
    private final RestSettings settings;
    private final RequestListener listener;

    /**
     * @param table its name, for messages
     */
    public Attempts(String table, RestSettings settings, RequestListener listener) {
        this.table = table;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * What {@code once} makes of {@code request}, or of the smaller one that the error policy sends instead, at last.
     *
     * @param once sends a request once, at once
     * @throws ApiException when the failure is final, or no attempt went well
     */
    public <T> T run(ApiRequest request, Function<ApiRequest, T> once) {
        ApiRequest next = request;
        int failures = 0;
        int limited = 0;
        while (true) {
            try {
                awaitBudget(next);
                return once.apply(next);
            } catch (ApiException e) {
                if (e.kind() == Kind.RATE_LIMITED) {
                    holdAll(e, ++limited);
                } else if (e.kind() == Kind.RETRY) {
                    sleepAfter(e, ++failures);
                } else if (e.kind() != Kind.AMEND) {
                    throw e;
                }
                listener.retried(e);
                next = again(next, e, failures);
            }
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

    /** What {@code failure} of {@code request} is for the sender, as the error policy judges it. */
    public ApiException failed(ApiRequest request, Failure failure) {
        return failed(request, failure.status(), settings.policy().judge(request, failure), failure.cause());
    }

    /**
     * A failure of {@code request}, told without the credential.
     *
     * @param status 0 where no answer came
     * @param cause null for an answer that was read
     */
    public ApiException failed(ApiRequest request, int status, Verdict verdict, IOException cause) {
        String what = status == 0 ? " got no answer" : " answered " + status;
        String message = "Table " + table + ": " + request + what + " (" + verdict.reason() + ")";
        return new ApiException(
                verdict.kind(),
                status,
                verdict.retryAfter(),
                settings.authenticator().redact(message),
                harmless(cause));
    }

    /**
     * An answer that was read, and that this connector cannot work on: a defect of its own. The cause's words may quote the
     * answer, and are left out.
     */
    public ApiException unforeseen(ApiRequest request, int status, RuntimeException cause) {
        String reason =
                "the connector cannot work on the answer: " + cause.getClass().getName();
        ApiException failure = failed(request, status, new Verdict(Kind.RETRY, reason), null);
        failure.setStackTrace(cause.getStackTrace());
        log.warn("{}", failure.getMessage(), failure);
        return failure;
    }

    /** A cause whose own text quotes the credential, or the answer, is dropped rather than shown. */
    private IOException harmless(IOException cause) {
        if (cause instanceof JsonProcessingException) {
            return null;
        }
        String text = String.valueOf(cause);
        return settings.authenticator().redact(text).equals(text) ? cause : null;
    }
}
