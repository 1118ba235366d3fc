package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets requests of a task through: one alone until a logon has succeeded, since refused ones lock the account; fewer while
 * the service is overloaded; none once the logon is refused.
 */
public final class InFlight {
    private static final long GROW_MS = Duration.ofMinutes(1).toMillis();
    private static final int SERVER_ERROR = 500;

    private final int most;
    private final Time time;
    private int limit = 1;
    private int running;
    private boolean loggedOn;
    private long growAtMs;
    private long lockedUntilMs;
    private ApiException refusal;

    public InFlight(int most, Time time) {
        this.most = most;
        this.time = time;
    }

    /**
     * Runs {@code request} when it is its turn.
     *
     * @throws ApiException what the request throws, or that the logon was refused to another one
     */
    <T> T run(Supplier<T> request) throws InterruptedException {
        enter();
        ApiException failure = null;
        try {
            return request.get();
        } catch (ApiException e) {
            failure = e;
            throw e;
        } finally {
            leave(failure);
        }
    }

    private synchronized void enter() throws InterruptedException {
        while (refusal == null && !isFree()) {
            wait(Math.max(1, Math.min(GROW_MS, Math.max(lockedUntilMs, growAtMs) - time.elapsedMs())));
        }
        if (refusal != null) {
            throw refusal;
        }
        running++;
    }

    private boolean isFree() {
        long now = time.elapsedMs();
        if (loggedOn && limit < most && now >= growAtMs) {
            limit++;
            growAtMs = now + GROW_MS;
        }
        return running < limit && now >= lockedUntilMs;
    }

    private synchronized void leave(ApiException failure) {
        running--;
        if (failure == null) {
            logOn();
        } else if (failure.kind() == Kind.FAIL) {
            refusal = failure;
        } else if (failure.kind() == Kind.RATE_LIMITED && failure.retryAfter() != null) {
            loggedOn = false;
            limit = 1;
            lockedUntilMs = time.elapsedMsIn(failure.retryAfter().toMillis());
        } else if (failure.kind() == Kind.RETRY && isOverload(failure)) {
            limit = Math.max(1, limit / 2);
            growAtMs = time.elapsedMs() + GROW_MS;
        }
        notifyAll();
    }

    private void logOn() {
        if (!loggedOn) {
            loggedOn = true;
            limit = most;
        }
    }

    /** No word from the service itself, whose faults have status 500 or 200. */
    private static boolean isOverload(ApiException failure) {
        return failure.getCause() != null || failure.status() > SERVER_ERROR || failure.status() / 100 == 4;
    }
}
