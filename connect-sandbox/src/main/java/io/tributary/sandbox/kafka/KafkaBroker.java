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
 * A real Kafka broker in its own process. It is its own KRaft controller, or has one in another process. Not thread-safe.
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

    /** Like {@link #start(Path, int)}, on any free port. */
    public static KafkaBroker start(Path directory) {
        return start(directory, 0);
    }

    /**
     * Formats the storage of a new cluster and starts its broker. Returns once the broker responds.
     *
     * @param directory for its data, settings and log, without a cluster; created if missing
     * @param port the port for clients on the loopback interface; 0 for any free one
     * @throws IllegalStateException with the end of the log, if the broker does not start
     */
    public static KafkaBroker start(Path directory, int port) {
        KafkaBroker broker = new KafkaBroker(directory, LoopbackPorts.orFree(port), null);
        KafkaStorage.format(newClusterId(), broker.properties, "--standalone");
        broker.startProcess();
        return broker;
    }

    /**
     * The same on any free port, with a controller in another process, so that the broker may be killed during transactions and
     * restarted.
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

    /** Host and port, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The log file, to which all starts append. */
    public Path log() {
        return directory.resolve("broker.log");
    }

    /** An orderly shutdown. Does nothing if the broker is down. */
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    /** SIGKILL. */
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

    /** Restarts the broker with the same port and data. If it is running, stops it first. */
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

    /** Keeps the client from looking up its broker's address without a pause until the broker responds. */
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
