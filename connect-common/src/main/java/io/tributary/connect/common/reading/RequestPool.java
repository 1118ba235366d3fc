package io.tributary.connect.common.reading;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/** The threads on which a task's requests run, and the signal that wakes the task when one is done. */
public final class RequestPool implements AutoCloseable {
    /** Then a thread without work ends. */
    private static final long IDLE_SECONDS = 30;

    private final ExecutorService threads;
    private final Semaphore done = new Semaphore(0);
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong jobs = new AtomicLong();
    private final int size;
    private final IntSupplier useful;

    /**
     * @param name of the threads, for thread dumps
     * @param size the most requests in flight
     * @param useful how many requests in flight use the whole budget
     */
    public RequestPool(String name, int size, IntSupplier useful) {
        this(threads(name, size), size, useful);
    }

    /**
     * @param threads run the requests; closed with the pool
     * @param size the most requests in flight
     * @param useful how many requests in flight use the whole budget
     */
    public RequestPool(ExecutorService threads, int size, IntSupplier useful) {
        this.threads = threads;
        this.size = size;
        this.useful = useful;
    }

    private static ExecutorService threads(String name, int size) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), factory(name));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        ClassLoader plugin = RequestPool.class.getClassLoader();
        return work -> {
            Thread thread = new Thread(work, name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(plugin);
            return thread;
        };
    }

    /** The most requests in flight. */
    int size() {
        return size;
    }

    /** How many requests should be prepared at once: as many as use the budget, at most {@code max}. */
    int useful(int max) {
        return Math.min(max, useful.getAsInt());
    }

    /** Runs {@code work} on a request thread, before that of {@link #submitLater}. */
    public <T> Future<T> submit(Callable<T> work) {
        return execute(new Job<>(work, false));
    }

    /** Runs {@code work} on a request thread: one of many requests at once, behind which pages must not wait. */
    <T> Future<T> submitLater(Callable<T> work) {
        return execute(new Job<>(work, true));
    }

    private <T> Future<T> execute(Job<T> job) {
        busy.incrementAndGet();
        threads.execute(job);
        return job;
    }

    private final class Job<T> extends FutureTask<T> implements Comparable<Job<?>> {
        private final boolean later;
        private final long number = jobs.getAndIncrement();

        Job(Callable<T> work, boolean later) {
            super(work);
            this.later = later;
        }

        @Override
        protected void done() {
            busy.decrementAndGet();
            done.release();
        }

        @Override
        public int compareTo(Job<?> other) {
            return later == other.later ? Long.compare(number, other.number) : Boolean.compare(later, other.later);
        }
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
