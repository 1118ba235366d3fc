package io.tributary.quickstart;

import io.tributary.sandbox.kafka.ConnectWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** The MBeans of the tables of a worker's connectors. */
final class WorkerTables implements AutoCloseable {
    private static final String TABLES = "io.tributary.connect:type=table,*";

    private final JMXConnector connector;
    private final MBeanServerConnection server;

    private WorkerTables(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.server = connector.getMBeanServerConnection();
    }

    /** Connects to a worker that was started with JMX. */
    static WorkerTables of(ConnectWorker worker) {
        try {
            return new WorkerTables(worker.connectJmx());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the worker's MBeans", e);
        }
    }

    /** All tables of all running tasks. */
    List<TableMetrics> read() {
        List<TableMetrics> tables = new ArrayList<>();
        try {
            for (ObjectName name : server.queryNames(new ObjectName(TABLES), null)) {
                read(name).ifPresent(tables::add);
            }
        } catch (IOException | JMException e) {
            throw new IllegalStateException("Cannot read the worker's MBeans", e);
        }
        return tables;
    }

    private Optional<TableMetrics> read(ObjectName name) throws IOException, JMException {
        try {
            return Optional.of(TableMetrics.of(name, server.getAttributes(name, TableMetrics.ATTRIBUTES)));
        } catch (InstanceNotFoundException e) {
            // Its task has ended since the names were queried.
            return Optional.empty();
        }
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
