package io.tributary.sandbox.kafka;

/** A Kafka broker, however it runs. The cluster closes it. */
public interface Broker extends AutoCloseable {

    /** Host and port, for {@code bootstrap.servers}. */
    String bootstrapServers();

    @Override
    void close();
}
