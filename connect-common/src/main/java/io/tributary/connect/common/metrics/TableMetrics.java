package io.tributary.connect.common.metrics;

import io.tributary.connect.common.bookmark.Decision;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.RequestListener;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Counts what one table does; written by the task and its request threads, read by JMX. */
public final class TableMetrics implements TableMetricsMXBean, RequestListener {

    /** What a table is doing. */
    public enum State {
        SYNCING,
        WAITING,
        PARKED,
        PAUSED
    }

    private final BooleanSupplier paused;

    private final LongAdder emitted = new LongAdder();
    private final LongAdder[] notSent =
            Stream.generate(LongAdder::new).limit(Decision.values().length).toArray(LongAdder[]::new);
    private final LongAdder deletes = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder rowsWithUnknownFields = new LongAdder();
    private final LongAdder valuesThatDidNotFit = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder pages = new LongAdder();
    private final Set<LongSupplier> waiting = new HashSet<>();
    private long throttledMs;
    private final LongAdder keyWalksFailed = new LongAdder();
    private final AtomicLong syncRows = new AtomicLong();
    private volatile long syncTotal = -1;
    private volatile int parentsSetAside;
    private volatile long lastSyncCompleted;
    private volatile String position = "";
    private volatile State state = State.WAITING;

    /** The metrics of a task that is never paused. */
    public TableMetrics() {
        this(() -> false);
    }

    /**
     * @param paused whether Connect has paused the task; called when the state is read
     */
    public TableMetrics(BooleanSupplier paused) {
        this.paused = paused;
    }

    @Override
    public void requested() {
        requests.increment();
    }

    @Override
    public void retried(ApiException failure) {
        retries.increment();
    }

    @Override
    public synchronized void waits(LongSupplier waited) {
        waiting.add(waited);
    }

    @Override
    public synchronized void throttled(LongSupplier waited) {
        waiting.remove(waited);
        throttledMs += waited.getAsLong();
    }

    /** A page was read. */
    public void page(int rows, long total) {
        pages.increment();
        syncRows.addAndGet(rows);
        syncTotal = total < 0 ? syncTotal : total;
    }

    /** A row was skipped because the API cannot return it. */
    public void unreadable() {
        unreadable.increment();
    }

    /** A row was read but not sent, or a parent whose rows are not read. */
    public void notSent(Decision decision) {
        notSent[decision.ordinal()].increment();
    }

    /** A row was read that has fields not in the schema. Runs on request threads, too. */
    public void rowWithUnknownFields() {
        rowsWithUnknownFields.increment();
    }

    /** Values of a row did not fit their declared type. Runs on request threads, too. */
    public void valuesThatDidNotFit(int values) {
        valuesThatDidNotFit.add(values);
    }

    /** A row is sent. */
    public void rowSent() {
        emitted.increment();
    }

    /** A dead letter is sent. */
    public void deadLetterSent() {
        emitted.increment();
        deadLetters.increment();
    }

    /** A tombstone is sent. */
    public void tombstoneSent() {
        emitted.increment();
        deletes.increment();
    }

    public void syncBegins() {
        state = State.SYNCING;
        syncRows.set(0);
        syncTotal = -1;
    }

    public void syncEnds(long nowMs) {
        state = State.WAITING;
        lastSyncCompleted = nowMs;
    }

    /** The table waits, before its sync is complete. */
    public void waiting() {
        state = State.WAITING;
    }

    /** {@code number} parents are set aside now. */
    public void parentsSetAside(int number) {
        parentsSetAside = number;
    }

    /** A key walk failed. */
    public void keyWalkFailed() {
        keyWalksFailed.increment();
    }

    public void parked() {
        state = State.PARKED;
    }

    public void position(String value) {
        position = value;
    }

    @Override
    public long getRowsEmitted() {
        return emitted.sum();
    }

    @Override
    public long getRowsUnchanged() {
        return count(Decision.UNCHANGED);
    }

    @Override
    public long getRowsSeen() {
        return count(Decision.SEEN);
    }

    @Override
    public long getRowsBelowPosition() {
        return count(Decision.BELOW_POSITION);
    }

    @Override
    public long getRowsBeforeStartDate() {
        return count(Decision.BEFORE_START_DATE);
    }

    @Override
    public long getRowsLeftOutAsDeleted() {
        return count(Decision.DELETES_OFF);
    }

    @Override
    public long getParentsUnchanged() {
        return count(Decision.PARENT_UNCHANGED);
    }

    @Override
    public long getRowsLeftToSweep() {
        return count(Decision.LEFT_TO_SWEEP);
    }

    private long count(Decision decision) {
        return notSent[decision.ordinal()].sum();
    }

    @Override
    public long getDeletes() {
        return deletes.sum();
    }

    @Override
    public long getDeadLetters() {
        return deadLetters.sum();
    }

    @Override
    public long getRowsWithUnknownFields() {
        return rowsWithUnknownFields.sum();
    }

    @Override
    public long getValuesThatDidNotFit() {
        return valuesThatDidNotFit.sum();
    }

    @Override
    public long getRowsUnreadable() {
        return unreadable.sum();
    }

    @Override
    public long getRequests() {
        return requests.sum();
    }

    @Override
    public long getRetries() {
        return retries.sum();
    }

    @Override
    public synchronized long getThrottledMilliseconds() {
        return throttledMs + waiting.stream().mapToLong(LongSupplier::getAsLong).sum();
    }

    @Override
    public int getParentsSetAside() {
        return parentsSetAside;
    }

    @Override
    public long getKeyWalksFailed() {
        return keyWalksFailed.sum();
    }

    @Override
    public long getPages() {
        return pages.sum();
    }

    @Override
    public long getLastSyncCompleted() {
        return lastSyncCompleted;
    }

    @Override
    public String getPosition() {
        return position;
    }

    @Override
    public long getSyncRows() {
        return syncRows.get();
    }

    @Override
    public double getSyncPercent() {
        long total = syncTotal;
        if (total < 0) {
            return -1;
        }
        return total == 0 ? 100 : Math.min(100, 100.0 * syncRows.get() / total);
    }

    @Override
    public String getState() {
        return (paused.getAsBoolean() ? State.PAUSED : state).name();
    }
}
