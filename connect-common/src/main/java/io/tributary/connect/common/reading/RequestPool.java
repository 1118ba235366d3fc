package io.tributary.connect.common.reading;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which a task's requests run, and the signal that wakes the task when one is done. */
public final class RequestPool implements AutoCloseable {
    private final ExecutorService threads;
    private final Semaphore done = new Semaphore(0);
    private final AtomicInteger busy = new AtomicInteger();
    private final int size;

    /**
     * @param name of the threads, for thread dumps
     * @param size requests in flight
     */
    public RequestPool(String name, int size) {
        this(Executors.newFixedThreadPool(size, threads(name)), size);
    }

    /**
     * @param threads run the requests; closed with the pool
     * @param size requests in flight
     */
    public RequestPool(ExecutorService threads, int size) {
        this.threads = threads;
        this.size = size;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        ClassLoader plugin = RequestPool.class.getClassLoader();
        return work -> {
            Thread thread = new Thread(work, name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(plugin);
            return thread;
        };
    }

    int size() {
        return size;
    }

    /** Runs {@code work} on a request thread. */
    public <T> Future<T> submit(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work) {
            @Override
            protected void done() {
                busy.decrementAndGet();
                done.release();
            }
        };
        busy.incrementAndGet();
        threads.execute(task);
        return task;
    }

    /** Whether a request is in flight or waits for a thread. */
    public boolean isBusy() {
        return busy.get() > 0;
    }

    /**
     * Waits for a response that arrives, or has arrived since the last call, at most {@code ms} milliseconds.
     *
     * @return whether there was one
     * @throws InterruptedException if the task's thread is interrupted
     */
    public boolean awaitResponse(long ms) throws InterruptedException {
        boolean arrived = done.tryAcquire(ms, TimeUnit.MILLISECONDS);
        if (arrived) {
            done.drainPermits();
        }
        return arrived;
    }

    /** Ends all threads and aborts the requests in flight. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
