package io.tributary.simulators.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a simulated vendor, in UTC: the system's until a test sets or advances it. Thread-safe. */
public final class SimulatedClock extends Clock {

    private final Clock system;
    private final Instant begun;
    private volatile Instant frozen;
    private volatile Duration ahead = Duration.ZERO;

    SimulatedClock() {
        this(Clock.systemUTC());
    }

    SimulatedClock(Clock system) {
        this.system = system;
        this.begun = system.instant();
    }

    /** Stops the clock at {@code instant}. */
    public void set(Instant instant) {
        this.frozen = instant;
    }

    /** Moves the clock, stopped or running, by {@code step}. */
    public synchronized void advance(Duration step) {
        if (frozen == null) {
            this.ahead = ahead.plus(step);
        } else {
            this.frozen = frozen.plus(step);
        }
    }

    /** Follows the system's clock again. */
    public synchronized void run() {
        this.frozen = null;
        this.ahead = Duration.ZERO;
    }

    /**
     * The current day of the vendor's data, in UTC. It starts with the day on which the clock was created, and only {@link #set} and
     * {@link #advance} change it: daily data stays the same if a test runs over midnight.
     */
    public LocalDate today() {
        Instant stopped = frozen;
        return LocalDate.ofInstant(stopped == null ? begun.plus(ahead) : stopped, ZoneOffset.UTC);
    }

    /** The time in UNIX seconds. */
    public long seconds() {
        return instant().getEpochSecond();
    }

    @Override
    public Instant instant() {
        Instant stopped = frozen;
        return stopped == null ? system.instant().plus(ahead) : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
