package io.tributary.quickstart.benchmark;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** How far a connector's tables are, by its MBeans in the worker. */
final class Progress {
    private static final String[] ATTRIBUTES = {"RowsEmitted", "Requests", "LastSyncCompleted", "State"};

    private final MBeanServerConnection server;
    private final String connector;

    /**
     * All tables together.
     *
     * @param complete whether there are tables, and each has completed a sync
     * @param completedAt when the last of them was complete, in epoch ms
     */
    record Totals(boolean complete, long completedAt, long rows, long requests) {}

    /**
     * @param server of the worker
     * @param connector its name
     */
    Progress(MBeanServerConnection server, String connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Whether the worker has tables of the connector. */
    boolean hasTables() {
        try {
            return !tables().isEmpty();
        } catch (IOException | JMException e) {
            throw unreadable(e);
        }
    }

    private Set<ObjectName> tables() throws IOException, JMException {
        return server.queryNames(new ObjectName("io.tributary.connect:type=table,connector=" + connector + ",*"), null);
    }

    /** How far the tables are now. */
    Totals totals() {
        try {
            Set<ObjectName> tables = tables();
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
            throw unreadable(e);
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

    private static IllegalStateException unreadable(Exception cause) {
        return new IllegalStateException("The worker's MBeans cannot be read", cause);
    }
}
