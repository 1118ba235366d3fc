package io.tributary.quickstart.benchmark;

import io.tributary.sandbox.kafka.ConnectWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** How far a connector's tables are, as its MBeans in the worker tell. */
final class Progress implements AutoCloseable {
    private static final String TABLES = "io.tributary.connect:type=table,*";
    private static final String[] ATTRIBUTES = {"RowsEmitted", "Requests", "LastSyncCompleted", "State"};

    private final JMXConnector connector;
    private final MBeanServerConnection server;

    /**
     * All tables together.
     *
     * @param complete whether there are tables, and each has completed a sync
     * @param completedAt when the last of them was complete, in epoch ms
     */
    record Totals(boolean complete, long completedAt, long rows, long requests) {}

    private Progress(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.server = connector.getMBeanServerConnection();
    }

    /** Connects to a worker that was started with JMX. */
    static Progress of(ConnectWorker worker) {
        try {
            return new Progress(worker.connectJmx());
        } catch (IOException e) {
            throw new UncheckedIOException("The worker's MBeans cannot be read", e);
        }
    }

    /** How far the tables are now. */
    Totals totals() {
        try {
            Set<ObjectName> tables = server.queryNames(new ObjectName(TABLES), null);
            boolean complete = !tables.isEmpty();
            long completedAt = 0;
            long rows = 0;
            long requests = 0;
            for (ObjectName table : tables) {
                Map<String, Object> values = values(table);
                requireAvailable(table, values);
                complete &= number(values, "LastSyncCompleted") > 0;
                completedAt = Math.max(completedAt, number(values, "LastSyncCompleted"));
                rows += number(values, "RowsEmitted");
                requests += number(values, "Requests");
            }
            return new Totals(complete, completedAt, rows, requests);
        } catch (IOException | JMException e) {
            throw new IllegalStateException("The worker's MBeans cannot be read", e);
        }
    }

    private Map<String, Object> values(ObjectName table) throws IOException, JMException {
        return server.getAttributes(table, ATTRIBUTES).asList().stream()
                .collect(Collectors.toMap(Attribute::getName, Attribute::getValue));
    }

    private static void requireAvailable(ObjectName table, Map<String, Object> values) {
        if ("PARKED".equals(values.get("State"))) {
            throw new IllegalStateException("The simulated vendor refuses " + table.getKeyProperty("table"));
        }
    }

    private static long number(Map<String, Object> values, String name) {
        return ((Number) values.get(name)).longValue();
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
