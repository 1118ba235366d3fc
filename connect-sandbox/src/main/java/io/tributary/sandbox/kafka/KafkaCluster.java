package io.tributary.sandbox.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A broker and any number of workers, ended together: the workers first. Not for use by several threads at once. */
public final class KafkaCluster implements AutoCloseable {
    private final Path directory;
    private final Broker broker;
    private final List<ConnectWorker> workers = new ArrayList<>();

    /**
     * A cluster of a broker that runs, no worker yet.
     *
     * @param directory where settings and logs of the workers go
     */
    public KafkaCluster(Path directory, Broker broker) {
        this.directory = directory;
        this.broker = broker;
    }

    /** As {@link #start(Path, int)}, on any free port. */
    public static KafkaCluster start(Path directory) {
        return start(directory, 0);
    }

    /**
     * Starts a broker, no worker yet.
     *
     * @param directory where the data, settings and logs of all processes go; holds no cluster yet
     * @param brokerPort the broker's port, 0 for any that is free
     */
    public static KafkaCluster start(Path directory, int brokerPort) {
        return new KafkaCluster(directory, KafkaBroker.start(directory.resolve("broker"), brokerPort));
    }

    /** The same on any free port, with a broker that may be killed in the middle of transactions and start again. */
    public static KafkaCluster startWithController(Path directory) {
        return new KafkaCluster(directory, KafkaBroker.startWithController(directory.resolve("broker")));
    }

    /** Starts a worker (named worker-1, worker-2, … unless {@code setUp} says otherwise) that ends with the cluster. */
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
     * @throws IllegalStateException when it is none of the sandbox's own
     */
    public KafkaBroker broker() {
        if (broker instanceof KafkaBroker process) {
            return process;
        }
        throw new IllegalStateException("The broker is no process of the sandbox");
    }

    /** The workers in the order of their start, those that were stopped or killed too. */
    public List<ConnectWorker> workers() {
        return List.copyOf(workers);
    }

    /** Host and port, as clients' {@code bootstrap.servers} takes them. */
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
