package io.tributary.testkit.worker;

import io.tributary.sandbox.kafka.Broker;
import io.tributary.sandbox.kafka.KafkaCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The broker of integration tests: a process, or with {@code -Dsandbox.broker=docker} a container of Apache's image. */
final class TestKafka {
    private static final String IMAGE = "apache/kafka:";

    private TestKafka() {}

    /** Starts it, no worker yet; where it is to be a container and there is no Docker, the tests are skipped. */
    static KafkaCluster start(Path directory) {
        return "docker".equals(System.getProperty("sandbox.broker"))
                ? new KafkaCluster(directory, Container.start())
                : KafkaCluster.start(directory);
    }

    /** Of its own, so that nothing of Testcontainers is loaded where no container is asked for. */
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
