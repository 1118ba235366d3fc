package io.tributary.connect.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** All that limits a task's requests: the budget of the connector, and the quotas that some requests have besides. */
public final class Budgets {
    private final Clock clock;
    private final Budget all;
    private final List<Shared> some;

    private record Shared(Predicate<ApiRequest> counts, Budget budget) {}

    /**
     * @param perSecond requests per second of this task; 0 for no limit
     * @param quotas of the connector
     * @param share the part of the quotas that this task may use
     */
    public Budgets(double perSecond, List<Quota> quotas, double share, Clock clock, Sleeper sleeper) {
        this.clock = clock;
        Limit limit = perSecond == 0 ? now -> 0 : new TokenBucket(perSecond, clock.millis());
        this.all = new Budget(limit, clock, sleeper);
        this.some = quotas.stream()
                .map(quota -> new Shared(quota.counts(), budget(quota, share, clock, sleeper)))
                .toList();
    }

    private static Budget budget(Quota quota, double share, Clock clock, Sleeper sleeper) {
        int requests = Math.max(1, (int) (quota.requests() * share));
        return new Budget(new SlidingWindow(requests, quota.period().toMillis()), clock, sleeper);
    }

    /**
     * Waits until {@code request} may be sent.
     *
     * @return how long it took
     * @throws InterruptedException when the task stops meanwhile
     */
    public Duration acquire(ApiRequest request) throws InterruptedException {
        long begun = clock.millis();
        for (Shared shared : some) {
            if (shared.counts().test(request)) {
                shared.budget().acquire();
            }
        }
        all.acquire();
        return Duration.ofMillis(clock.millis() - begun);
    }

    /** Lets no request through before {@code time}. */
    public void holdUntil(Instant time) {
        all.holdUntil(time);
    }
}
