package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** A KRaft controller in its own process, which survives its only broker. Not thread-safe. */
final class KafkaController implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(240);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String address;
    private final JmxPort jmx;
    private final JavaProcess process;

    private KafkaController(String address, JmxPort jmx, JavaProcess process) {
        this.address = address;
        this.jmx = jmx;
        this.process = process;
    }

    /**
     * Formats the storage of a new controller and starts it.
     *
     * @param directory for its data, settings and log
     */
    static KafkaController start(Path directory, String clusterId) {
        String address = "127.0.0.1:" + LoopbackPorts.free();
        Map<String, String> settings = Map.of(
                "process.roles",
                "controller",
                "node.id",
                "1000",
                "listeners",
                "CONTROLLER://" + address,
                "advertised.listeners",
                "CONTROLLER://" + address,
                "controller.quorum.bootstrap.servers",
                address,
                "log.dirs",
                directory.resolve("data").toString());
        Path properties = Settings.write("broker.properties", settings, directory.resolve("controller.properties"));
        KafkaStorage.format(clusterId, properties, "--standalone");
        JmxPort jmx = JmxPort.free();
        List<String> options = new ArrayList<>(jmx.options());
        options.addAll(List.of("-Xmx256m", "-Djava.awt.headless=true", Settings.loggingOption(directory)));
        List<String> main = List.of("kafka.Kafka", properties.toString());
        Path log = directory.resolve("controller.log");
        return new KafkaController(
                address, jmx, JavaProcess.start("controller", BuiltDirectory.kafka(), options, main, log));
    }

    /** Host and port. */
    String address() {
        return address;
    }

    /**
     * Waits until the controller has noticed that the broker is gone. A broker that restarts sooner briefly acts as if it still led
     * its partitions: while completing transactions, it then permanently skips those whose leader is about to be elected.
     */
    void awaitBrokerGone() {
        Waiting.until(LIMIT, () -> "the controller to notice that the broker is gone", this::brokerGone);
    }

    private Optional<Boolean> brokerGone() {
        process.requireAlive();
        try (JMXConnector connection = jmx.connect()) {
            ObjectName active = new ObjectName("kafka.controller:type=KafkaController,name=ActiveBrokerCount");
            Object count = connection.getMBeanServerConnection().getAttribute(active, "Value");
            return count.equals(0) ? Optional.of(true) : Optional.empty();
        } catch (IOException | JMException e) {
            throw process.failure("does not report the number of brokers (" + e + ')');
        }
    }

    @Override
    public void close() {
        process.stop(STOP_LIMIT);
    }
}
