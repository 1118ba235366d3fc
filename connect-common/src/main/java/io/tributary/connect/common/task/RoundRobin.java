package io.tributary.connect.common.task;

import io.tributary.connect.common.sync.Batch;
import io.tributary.connect.common.sync.TableRunner;
import java.util.List;

/** Polls the runners of a task in turn, so that a large table does not keep the others waiting. Used by the task's thread. */
final class RoundRobin {
    private final List<TableRunner> runners;
    private int next;
    private RuntimeException failure;

    RoundRobin(List<TableRunner> runners) {
        this.runners = runners;
    }

    /**
     * What is ready to be sent, from as many runners as fill one poll. The next poll begins with the runner after them. After a failure
     * there is no more.
     */
    Batch collect() {
        Batch batch = Batch.EMPTY;
        for (int i = 0;
                i < runners.size() && failure == null && batch.emissions().size() < Batch.ROWS;
                i++) {
            try {
                batch = batch.and(runners.get(next).poll());
            } catch (RuntimeException e) {
                failure = e;
            }
            next = (next + 1) % runners.size();
        }
        return batch;
    }

    /**
     * Throws the failure of a runner. The rows before it have to be sent first: they count as sent.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException if the task must fail
     */
    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Milliseconds until the next sync is due, without running syncs. {@code max} if all are running. */
    long untilDue(long max) {
        return runners.stream()
                .mapToLong(TableRunner::untilDue)
                .filter(due -> due > 0)
                .min()
                .orElse(max);
    }
}
