package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.management.remote.JMXConnector;

/**
 * A real Connect worker in a process of its own, distributed unless it was built as a standalone one. Workers of the same group
 * share connectors and tasks. Not for use by several threads at once.
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
     * A worker to be set up.
     *
     * @param bootstrapServers the brokers it uses
     * @param directory where its settings and log go; created where missing
     */
    public static ConnectWorkerBuilder builder(String bootstrapServers, Path directory) {
        return new ConnectWorkerBuilder(bootstrapServers, directory);
    }

    /**
     * Starts the worker and returns once it is a healthy member of its group; also starts it again, on the same port.
     *
     * @throws IllegalStateException with the end of the log, when the worker does not come up
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

    /** SIGTERM: an orderly shutdown that leaves the group; nothing happens when the worker is down. */
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    /** SIGKILL; the group misses the worker once its session has timed out (6 s unless set otherwise). */
    public void kill() {
        process.kill();
    }

    /** SIGSTOP: the process stands still until {@link #resume()}, as a machine that hangs. */
    public void pause() {
        process.signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        process.signal("CONT");
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Base URL of the REST API, without a slash at its end. */
    public String restUrl() {
        return rest.url();
    }

    /** The REST API. */
    public ConnectRest rest() {
        return rest;
    }

    /** The id of the process that runs now, or ran last. */
    public long pid() {
        return process.pid();
    }

    /** The file that all starts of this worker log to. */
    public Path log() {
        return log;
    }

    /** User and system time since the last start, in seconds. */
    public double cpuSeconds() {
        return process.cpuSeconds();
    }

    /** The most resident memory since the last start, in bytes; empty where the system has no {@code /proc}. */
    public OptionalLong peakMemoryBytes() {
        return process.peakMemoryBytes();
    }

    /**
     * A connection to the worker's MBeans, to be closed by the caller.
     *
     * @throws IllegalStateException when the worker was built without JMX
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
