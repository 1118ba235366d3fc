package io.tributary.systemtests.chaos;

import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.ConnectRestException;
import io.tributary.sandbox.kafka.ConnectWorker;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Acts like an operator: checks the connectors periodically, and restarts failed ones. */
final class Operator {
    private static final int LINES = 3;

    private final List<String> connectors;
    private final List<ConnectWorker> up;
    private final Tally tally;
    private final Set<String> failures = new ConcurrentSkipListSet<>();

    /**
     * @param up the workers that currently respond
     */
    Operator(List<String> connectors, List<ConnectWorker> up, Tally tally) {
        this.connectors = connectors;
        this.up = up;
        this.tally = tally;
    }

    /** Checks once. Ignores a worker that is down or rebalancing. */
    void check() {
        for (ConnectWorker worker : up) {
            try {
                connectors.forEach(name -> check(worker.rest(), name));
            } catch (UncheckedIOException | ConnectRestException | IllegalStateException e) {
                tally.count("operator had no response");
            }
        }
    }

    private void check(ConnectRest rest, String name) {
        rest.state(name).failure().ifPresent(trace -> {
            tally.count("operator restarted failed tasks");
            failures.add(name + ": " + causes(trace));
            rest.restartFailed(name);
        });
    }

    /** The exception in a trace, and its causes. */
    private static String causes(String trace) {
        List<String> lines = trace.lines()
                .filter(line -> !line.startsWith("\t"))
                .limit(LINES)
                .toList();
        return String.join(" <- ", lines);
    }

    /** The reasons of failed tasks. */
    Set<String> failures() {
        return failures;
    }
}
