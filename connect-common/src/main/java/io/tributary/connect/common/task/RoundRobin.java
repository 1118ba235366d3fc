package io.tributary.connect.common.task;

import io.tributary.connect.common.sync.Batch;
import io.tributary.connect.common.sync.TableRunner;
import java.util.List;

/** The runners of a task, taking turns: a large table does not keep the others waiting. */
final class Turns {
    private final List<TableRunner> runners;
    private int next;

    Turns(List<TableRunner> runners) {
        this.runners = runners;
    }

    /**
     * What is ready to be sent, of as many runners as fill one poll; the next poll begins with the runner behind them.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException when the task has to fail
     */
    Batch collect() {
        Batch batch = Batch.EMPTY;
        for (int i = 0; i < runners.size() && batch.emissions().size() < Batch.ROWS; i++) {
            batch = batch.and(runners.get(next).poll());
            next = (next + 1) % runners.size();
        }
        return batch;
    }

    /** Milliseconds until the next sync is due, of those that are not running; {@code most} where all are. */
    long untilDue(long most) {
        return runners.stream()
                .mapToLong(TableRunner::untilDue)
                .filter(due -> due > 0)
                .min()
                .orElse(most);
    }
}
