package io.tributary.testkit.worker;

import io.tributary.sandbox.kafka.Broker;
import io.tributary.sandbox.kafka.KafkaCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The broker of integration tests: a process or, with {@code -Dsandbox.broker=docker}, a container of Apache's image. */
final class TestKafka {
    private static final String IMAGE = "apache/kafka:";

    private TestKafka() {}

    /** Starts a broker, without a worker. Skips the tests if it should be a container and there is no Docker. */
    static KafkaCluster start(Path directory) {
        return "docker".equals(System.getProperty("sandbox.broker"))
                ? new KafkaCluster(directory, Container.start())
                : KafkaCluster.start(directory);
    }

    /** A class of its own, so that Testcontainers is only loaded if a container is used. */
    private record Container(KafkaContainer kafka) implements Broker {

        static Container start() {
            Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "there is no Docker");
            KafkaContainer kafka = new KafkaContainer(IMAGE + System.getProperty("sandbox.broker.version"));
            kafka.start();
            return new Container(kafka);
        }

        @Override
        public String bootstrapServers() {
            return kafka.getBootstrapServers();
        }

        @Override
        public void close() {
            kafka.stop();
        }
    }
}
