package io.tributary.connect.common.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends no request while the start date of a table is in the future. */
final class NotBefore implements Sync {
    private static final Logger log = LoggerFactory.getLogger(NotBefore.class);

    private final String table;
    private final Sync sync;
    private final Instant start;
    private final BooleanSupplier isFresh;
    private final InstantSource clock;
    private boolean waits;
    private boolean warned;

    /**
     * @param start rows changed before it are not read
     * @param isFresh whether nothing was sent yet: a table with a position continues from there
     */
    NotBefore(String table, Sync sync, Instant start, BooleanSupplier isFresh, InstantSource clock) {
        this.table = table;
        this.sync = sync;
        this.start = start;
        this.isFresh = isFresh;
        this.clock = clock;
    }

    @Override
    public void begin() {
        waits = start.isAfter(clock.instant()) && isFresh.getAsBoolean();
        if (!waits) {
            sync.begin();
        } else if (!warned) {
            warned = true;
            log.warn("Table {}: start.date is in the future: nothing is read before {}", table, start);
        }
    }

    @Override
    public Batch poll() {
        return waits ? Batch.EMPTY : sync.poll();
    }

    @Override
    public boolean complete() {
        return waits || sync.complete();
    }

    @Override
    public void abandon() {
        sync.abandon();
    }

    @Override
    public Map<String, Object> offset() {
        return sync.offset();
    }

    @Override
    public String position() {
        return sync.position();
    }

    @Override
    public String done() {
        return waits ? "waits for start.date" : sync.done();
    }
}
