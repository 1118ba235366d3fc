package io.tributary.sandbox.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A broker and any number of workers. Closing it stops the workers first. Not thread-safe. */
public final class KafkaCluster implements AutoCloseable {
    private final Path directory;
    private final Broker broker;
    private final List<ConnectWorker> workers = new ArrayList<>();

    /**
     * A cluster with a running broker and no worker.
     *
     * @param directory for settings and logs of the workers
     */
    public KafkaCluster(Path directory, Broker broker) {
        this.directory = directory;
        this.broker = broker;
    }

    /** Like {@link #start(Path, int)}, on any free port. */
    public static KafkaCluster start(Path directory) {
        return start(directory, 0);
    }

    /**
     * Starts a broker, but no worker.
     *
     * @param directory for data, settings and logs of all processes, without a cluster
     * @param brokerPort the broker's port; 0 for any free one
     */
    public static KafkaCluster start(Path directory, int brokerPort) {
        return new KafkaCluster(directory, KafkaBroker.start(directory.resolve("broker"), brokerPort));
    }

    /** The same on any free port, with a broker that may be killed during transactions and restarted. */
    public static KafkaCluster startWithController(Path directory) {
        return new KafkaCluster(directory, KafkaBroker.startWithController(directory.resolve("broker")));
    }

    /** Starts a worker, which is stopped with the cluster. By default its name is worker-1, worker-2 and so on. */
    public ConnectWorker startWorker(UnaryOperator<ConnectWorkerBuilder> setUp) {
        ConnectWorkerBuilder builder = ConnectWorker.builder(bootstrapServers(), directory.resolve("workers"))
                .name("worker-" + (workers.size() + 1));
        ConnectWorker worker = setUp.apply(builder).build();
        workers.add(worker);
        return worker.start();
    }

    /**
     * The broker's process.
     *
     * @throws IllegalStateException if the broker is not a process of the sandbox
     */
    public KafkaBroker broker() {
        if (broker instanceof KafkaBroker process) {
            return process;
        }
        throw new IllegalStateException("The broker is not a process of the sandbox");
    }

    /** The workers in the order of their start, including those that were stopped or killed. */
    public List<ConnectWorker> workers() {
        return List.copyOf(workers);
    }

    /** Host and port, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** A reader of the topics. */
    public TopicReader topics() {
        return new TopicReader(bootstrapServers());
    }

    @Override
    public void close() {
        for (int i = workers.size() - 1; i >= 0; i--) {
            workers.get(i).close();
        }
        broker.close();
    }
}
