package io.tributary.sandbox.kafka;

/** A Kafka broker that a cluster ends with itself, however it runs. */
public interface Broker extends AutoCloseable {

    /** Host and port, as clients' {@code bootstrap.servers} takes them. */
    String bootstrapServers();

    @Override
    void close();
}
