package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Limits a task's requests: by the connector's budget, and by the quotas that apply to some of them. Thread-safe. */
public final class Budgets {
    private final Time time;
    private final Budget all;
    private final List<Shared> some;

    private record Shared(Predicate<ApiRequest> counts, Budget budget) {}

    /**
     * @param perSecond requests per second of this task; 0 for no limit
     * @param quotas of the connector
     * @param share this task's share of the quotas, above 0 and at most 1
     */
    public Budgets(double perSecond, List<Quota> quotas, double share, Time time) {
        this.time = time;
        Limit limit = perSecond == 0 ? now -> 0 : new TokenBucket(perSecond, time.elapsedMs());
        this.all = new Budget(limit, time);
        this.some = quotas.stream()
                .map(quota -> new Shared(quota.counts(), budget(quota, share, time)))
                .toList();
    }

    private static Budget budget(Quota quota, double share, Time time) {
        int requests = Math.max(1, (int) (quota.requests() * share));
        return new Budget(new SlidingWindow(requests, quota.period().toMillis()), time);
    }

    /**
     * Waits until {@code request} may be sent.
     *
     * @return how long it waited
     * @throws InterruptedException if the task stops in the meantime
     */
    public Duration acquire(ApiRequest request) throws InterruptedException {
        long start = time.elapsedMs();
        for (Shared shared : some) {
            if (shared.counts().test(request)) {
                shared.budget().acquire();
            }
        }
        all.acquire();
        return Duration.ofMillis(time.elapsedMs() - start);
    }

    /**
     * Holds all requests for {@code wait}. A hold of more than an hour is logged.
     *
     * @param why the reason, as a sentence without its full stop
     */
    public void holdFor(Duration wait, String why) {
        all.holdFor(wait, why);
    }
}
