package io.tributary.systemtests.chaos;

import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.ConnectRestException;
import io.tributary.sandbox.kafka.ConnectWorker;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Does what an operator does: looks at the connectors now and then, and restarts what has failed. */
final class Operator {
    private static final int LINES = 3;

    private final List<String> connectors;
    private final List<ConnectWorker> up;
    private final Tally tally;
    private final Set<String> failures = new ConcurrentSkipListSet<>();

    /**
     * @param up the workers that answer at the moment
     */
    Operator(List<String> connectors, List<ConnectWorker> up, Tally tally) {
        this.connectors = connectors;
        this.up = up;
        this.tally = tally;
    }

    /** Looks once; a worker that is gone, or busy with a rebalance, is asked another time. */
    void look() {
        for (ConnectWorker worker : up) {
            try {
                connectors.forEach(name -> look(worker.rest(), name));
            } catch (UncheckedIOException | ConnectRestException | IllegalStateException e) {
                tally.count("operator had no response");
            }
        }
    }

    private void look(ConnectRest rest, String name) {
        rest.state(name).failure().ifPresent(trace -> {
            tally.count("operator restarted failed tasks");
            failures.add(name + ": " + causes(trace));
            rest.restartFailed(name);
        });
    }

    /** Of a trace, what was thrown and what that was caused by. */
    private static String causes(String trace) {
        List<String> lines = trace.lines()
                .filter(line -> !line.startsWith("\t"))
                .limit(LINES)
                .toList();
        return String.join(" <- ", lines);
    }

    /** Why tasks failed. */
    Set<String> failures() {
        return failures;
    }
}
