package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Limits the requests that a task has in flight: one until a logon has succeeded, because failed logons lock the account; fewer
 * while the service is overloaded; none after a logon was refused. Thread-safe.
 */
public final class InFlight {
    private static final long GROW_MS = Duration.ofMinutes(1).toMillis();
    private static final int SERVER_ERROR = 500;

    private final int maximum;
    private final Time time;
    private int limit = 1;
    private int running;
    private boolean loggedOn;
    private long growAtMs;
    private long lockedUntilMs;
    private ApiException refusal;

    public InFlight(int maximum, Time time) {
        this.maximum = maximum;
        this.time = time;
    }

    /**
     * Waits until there is room, then runs {@code request}.
     *
     * @throws ApiException as thrown by the request; the refusal of another request's logon
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
        if (loggedOn && limit < maximum && now >= growAtMs) {
            limit++;
            growAtMs = now + GROW_MS;
        }
        return running < limit && now >= lockedUntilMs;
    }

    private synchronized void leave(ApiException failure) {
        running--;
        if (failure == null) {
            noteLogon();
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

    private void noteLogon() {
        if (!loggedOn) {
            loggedOn = true;
            limit = maximum;
        }
    }

    /** Such failures do not come from the service itself, whose faults have status 500 or 200. */
    private static boolean isOverload(ApiException failure) {
        return failure.getCause() != null || failure.status() > SERVER_ERROR || failure.status() / 100 == 4;
    }
}
