package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.management.remote.JMXConnector;

/**
 * A real Connect worker in its own process, distributed unless it was built as standalone. Workers of the same group share
 * connectors and tasks. Not thread-safe.
 */
public final class ConnectWorker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(240);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final Path javaHome;
    private final Path jars;
    private final List<String> jvmOptions;
    private final List<String> command;
    private final Path log;
    private final Optional<JmxPort> jmxPort;
    private final ConnectRest rest;
    private JavaProcess process;

    ConnectWorker(ConnectWorkerBuilder builder, int restPort, Optional<JmxPort> jmxPort) {
        this.name = builder.name();
        this.javaHome = builder.javaHome();
        this.jars = builder.jars();
        this.jvmOptions = builder.jvmOptions(jmxPort);
        this.command = builder.command(builder.writeProperties(restPort));
        this.log = builder.directory().resolve(name + ".log");
        this.jmxPort = jmxPort;
        this.rest = new ConnectRest(
                "http://127.0.0.1:" + restPort, builder.directory().resolve(name + "-rest.log"));
    }

    /**
     * Starts to set up a worker.
     *
     * @param bootstrapServers its brokers
     * @param directory for its settings and log; created if missing
     */
    public static ConnectWorkerBuilder builder(String bootstrapServers, Path directory) {
        return new ConnectWorkerBuilder(bootstrapServers, directory);
    }

    /**
     * Starts the worker, or restarts it on the same port. Returns once it is a healthy member of its group.
     *
     * @throws IllegalStateException with the end of the log, if the worker does not start
     */
    public ConnectWorker start() {
        if (process != null) {
            stop();
        }
        process = JavaProcess.start(name, javaHome, jars, jvmOptions, command, log);
        try {
            Waiting.until(START_LIMIT, () -> name + " to be healthy, see " + log, this::healthy);
        } catch (IllegalStateException e) {
            process.kill();
            throw e;
        }
        return this;
    }

    private Optional<Boolean> healthy() {
        process.requireAlive();
        return rest.healthy() ? Optional.of(true) : Optional.empty();
    }

    /** SIGTERM: an orderly shutdown that leaves the group. Does nothing if the worker is down. */
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    /** SIGKILL. The group notices once the worker's session has timed out (by default, 6 s). */
    public void kill() {
        process.kill();
    }

    /** SIGSTOP: freezes the process until {@link #resume()}, like a machine that hangs. */
    public void pause() {
        process.signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        process.signal("CONT");
    }

    /** Whether the process is running. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Base URL of the REST API, without a trailing slash. */
    public String restUrl() {
        return rest.url();
    }

    /** The REST API. */
    public ConnectRest rest() {
        return rest;
    }

    /** The id of the current or last process. */
    public long pid() {
        return process.pid();
    }

    /** The log file, to which all starts append. */
    public Path log() {
        return log;
    }

    /** User and system time since the last start, in seconds. */
    public double cpuSeconds() {
        return process.cpuSeconds();
    }

    /** Peak resident memory since the last start, in bytes. Empty if the system has no {@code /proc}. */
    public OptionalLong peakMemoryBytes() {
        return process.peakMemoryBytes();
    }

    /**
     * Connects to the worker's MBeans. The caller closes the connection.
     *
     * @throws IllegalStateException if the worker was built without JMX
     */
    public JMXConnector connectJmx() throws IOException {
        return jmxPort.orElseThrow(() -> new IllegalStateException(name + " was built without JMX"))
                .connect();
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
