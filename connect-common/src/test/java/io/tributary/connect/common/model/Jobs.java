package io.tributary.connect.common.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A task's request threads. The test decides when each request runs. Used by one thread. */
final class Jobs extends AbstractExecutorService {
    private final Supplier<Moment> clock;
    private final List<Job> waiting = new ArrayList<>();

    private record Job(Runnable work, Moment submitted) {
        boolean isDone() {
            return work instanceof Future<?> future && future.isDone();
        }
    }

    Jobs(Supplier<Moment> clock) {
        this.clock = clock;
    }

    @Override
    public void execute(Runnable work) {
        waiting.add(new Job(work, clock.get()));
    }

    boolean isEmpty() {
        waiting.removeIf(Job::isDone);
        return waiting.isEmpty();
    }

    /** The moment at which the {@code number}th job of those that a pool of {@code size} threads would run was submitted. */
    Moment submitted(int number, int size) {
        return waiting.get(index(number, size)).submitted();
    }

    /** Runs that job. */
    void run(int number, int size) {
        waiting.remove(index(number, size)).work().run();
    }

    private int index(int number, int size) {
        return number % Math.min(size, waiting.size());
    }

    @Override
    public void shutdown() {
        waiting.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        waiting.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
