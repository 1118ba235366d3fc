package io.tributary.sandbox.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka broker in a process of its own, which is its own KRaft controller or has one beside it. Not for use by several threads at
 * once.
 */
public final class KafkaBroker implements Broker {
    private static final Duration START_LIMIT = Duration.ofSeconds(240);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final List<String> JVM_OPTIONS = List.of("-Xms64m", "-Xmx512m", "-Djava.awt.headless=true");

    private final Path directory;
    private final Path properties;
    private final int port;
    private final Optional<KafkaController> controller;
    private JavaProcess process;

    private KafkaBroker(Path directory, int port, KafkaController controller) {
        this.directory = directory.toAbsolutePath().normalize();
        this.port = port;
        this.controller = Optional.ofNullable(controller);
        this.properties = Settings.write("broker.properties", settings(), this.directory.resolve("broker.properties"));
    }

    /** As {@link #start(Path, int)}, on any free port. */
    public static KafkaBroker start(Path directory) {
        return start(directory, 0);
    }

    /**
     * Formats a new cluster's storage and starts its broker; returns once the broker serves.
     *
     * @param directory where its data, settings and log go; created where missing, holds no cluster yet
     * @param port the port of its clients on the loopback interface, 0 for any that is free
     * @throws IllegalStateException with the end of the log, when the broker does not come up
     */
    public static KafkaBroker start(Path directory, int port) {
        KafkaBroker broker = new KafkaBroker(directory, LoopbackPorts.orFree(port), null);
        KafkaStorage.format(newClusterId(), broker.properties, "--standalone");
        broker.startProcess();
        return broker;
    }

    /**
     * The same on any free port, with a controller in another process: the broker may be killed in the middle of transactions and
     * start again.
     */
    public static KafkaBroker startWithController(Path directory) {
        String clusterId = newClusterId();
        KafkaController controller = KafkaController.start(directory.resolve("controller"), clusterId);
        KafkaBroker broker = new KafkaBroker(directory, LoopbackPorts.free(), controller);
        KafkaStorage.format(clusterId, broker.properties, "--no-initial-controllers");
        broker.startProcess();
        return broker;
    }

    private static String newClusterId() {
        return Uuid.randomUuid().toString();
    }

    /** Host and port, as clients' {@code bootstrap.servers} takes them. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The file that all starts of this broker log to. */
    public Path log() {
        return directory.resolve("broker.log");
    }

    /** An orderly shutdown; nothing happens when the broker is down. */
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    /** SIGKILL. */
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

    /** Starts the broker again, on the same port and data; a running one is stopped first. */
    public void restart() {
        stop();
        controller.ifPresent(KafkaController::awaitBrokerGone);
        startProcess();
    }

    @Override
    public void close() {
        stop();
        controller.ifPresent(KafkaController::close);
    }

    private void startProcess() {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.add(Settings.loggingOption(directory));
        process = JavaProcess.start(
                "broker", BuiltDirectory.kafka(), options, List.of("kafka.Kafka", properties.toString()), log());
        try (Admin admin = Admin.create(clientSettings())) {
            Waiting.until(START_LIMIT, () -> "the broker, see " + log(), () -> served(admin));
        } catch (IllegalStateException e) {
            process.kill();
            throw e;
        }
    }

    /** Of a client that does not look up its one broker's address again, without a pause, until the broker is there. */
    private Map<String, Object> clientSettings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG,
                "none");
    }

    private Optional<Boolean> served(Admin admin) {
        process.requireAlive();
        try {
            boolean serves =
                    !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
            return serves ? Optional.of(true) : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker started", e);
        }
    }

    private Map<String, String> settings() {
        String client = "PLAINTEXT://127.0.0.1:" + port;
        Map<String, String> settings = new TreeMap<>();
        settings.put("log.dirs", directory.resolve("data").toString());
        settings.put("listeners", client);
        controller.ifPresentOrElse(
                apart -> {
                    settings.put("process.roles", "broker");
                    settings.put("controller.quorum.bootstrap.servers", apart.address());
                },
                () -> {
                    String own = "127.0.0.1:" + LoopbackPorts.free();
                    settings.put("listeners", client + ",CONTROLLER://" + own);
                    settings.put("controller.quorum.bootstrap.servers", own);
                });
        settings.put("advertised.listeners", settings.get("listeners"));
        return settings;
    }
}
