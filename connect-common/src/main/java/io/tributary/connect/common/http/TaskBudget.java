package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.net.URI;
import java.time.Duration;

/**
 * A task's share of its connector's budget. The tasks of a connector in one worker use their shares together: what one leaves,
 * another takes. Shares of tasks in other workers are not known here. Thread-safe. Close it when the task stops.
 */
public final class TaskBudget implements AutoCloseable {
    private final OpenBudgets.Key key;
    private final SharedBudget budget;
    private final SharedBudget.Member member;

    private TaskBudget(OpenBudgets.Key key, SharedBudget budget, double share) {
        this.key = key;
        this.budget = budget;
        this.member = new SharedBudget.Member(share);
    }

    /**
     * Opens the share of a task.
     *
     * @param connector the connector's name
     * @param api the URL of the vendor's API
     * @param share of the allowance, above 0 and at most 1
     */
    public static TaskBudget open(String connector, URI api, Allowance allowance, double share, Time time) {
        OpenBudgets.Key key = OpenBudgets.Key.of(connector, api, allowance, time);
        return new TaskBudget(key, OpenBudgets.open(key, allowance), share);
    }

    /**
     * Waits until {@code request} may be sent.
     *
     * @param table that it is for
     * @return how long it waited
     * @throws InterruptedException if the task stops in the meantime
     */
    public Duration acquire(String table, ApiRequest request) throws InterruptedException {
        return Duration.ofMillis(budget.acquire(member, table, request));
    }

    /**
     * Holds all requests of the connector's tasks in this worker for {@code wait}. A hold of more than an hour is logged.
     *
     * @param why the reason, as a sentence without its full stop
     */
    public void holdFor(Duration wait, String why) {
        budget.holdFor(wait, why);
    }

    /** Notes how long a request took that succeeded, from sending it to reading the last byte. */
    void took(long ms) {
        budget.took(ms);
    }

    /**
     * How many requests have to be in flight to use the budget, at the latency observed: rate times latency (Little's law).
     * {@link Integer#MAX_VALUE} without a budget.
     */
    public int requestsInFlight() {
        return budget.requestsInFlight();
    }

    @Override
    public void close() {
        budget.remove(member);
        OpenBudgets.close(key);
    }
}
