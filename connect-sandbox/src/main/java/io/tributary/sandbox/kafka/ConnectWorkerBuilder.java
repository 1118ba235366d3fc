package io.tributary.sandbox.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sets up a {@link ConnectWorker}. */
public final class ConnectWorkerBuilder {
    private static final String DISTRIBUTED = "org.apache.kafka.connect.cli.ConnectDistributed";
    private static final String STANDALONE = "org.apache.kafka.connect.cli.ConnectStandalone";

    private final Path directory;
    private final Map<String, String> properties = new TreeMap<>();
    private final List<Path> pluginDirectories = new ArrayList<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private String name = "worker";
    private String heap = "512m";
    private Path jars;
    private Path javaHome = Path.of(System.getProperty("java.home"));
    private int restPort;
    private boolean jmx;
    private List<Path> standaloneConnectors = List.of();

    ConnectWorkerBuilder(String bootstrapServers, Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        properties.put("bootstrap.servers", bootstrapServers);
        group("sandbox");
        // Scanning all classes for plugins would take ten seconds of CPU at each start.
        property("plugin.discovery", "service_load");
    }

    /** The worker's name, for its files and messages. Unique in its directory. */
    public ConnectWorkerBuilder name(String workerName) {
        this.name = workerName;
        return this;
    }

    /** The group that it joins, by default {@code sandbox}. The names of its three topics start with it. */
    public ConnectWorkerBuilder group(String group) {
        property("group.id", group);
        property("config.storage.topic", group + "-configs");
        property("offset.storage.topic", group + "-offsets");
        property("status.storage.topic", group + "-status");
        return this;
    }

    /** Adds directories to {@code plugin.path}. */
    public ConnectWorkerBuilder plugins(Path... directories) {
        pluginDirectories.addAll(List.of(directories));
        return this;
    }

    /** Sets a worker setting, also one that the sandbox has set. */
    public ConnectWorkerBuilder property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Adds an option of the worker's JVM, such as a system property ({@code -Dkey=value}). */
    public ConnectWorkerBuilder jvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** The maximum heap, in the format of {@code -Xmx}. By default 512m. */
    public ConnectWorkerBuilder heap(String size) {
        this.heap = size;
        return this;
    }

    /** The directory of the worker's Kafka jars, if it runs another version than the broker. */
    public ConnectWorkerBuilder jars(Path jarDirectory) {
        this.jars = jarDirectory.toAbsolutePath().normalize();
        return this;
    }

    /** The directory of the worker's JDK, if it is not this JVM's. */
    public ConnectWorkerBuilder javaHome(Path directoryOfJdk) {
        this.javaHome = directoryOfJdk;
        return this;
    }

    /** The port of the REST API. By default any free one. */
    public ConnectWorkerBuilder restPort(int port) {
        this.restPort = port;
        return this;
    }

    /** Exposes the worker's MBeans to everyone on this machine, on a free port of the loopback interface. */
    public ConnectWorkerBuilder jmx() {
        this.jmx = true;
        return this;
    }

    /** Makes the worker standalone: it runs the connectors in these properties files, and stores offsets in a file. */
    public ConnectWorkerBuilder standalone(Path... connectors) {
        standaloneConnectors = List.of(connectors);
        return property(
                "offset.storage.file.filename", directory.resolve("offsets").toString());
    }

    /** Builds the worker without starting it. */
    public ConnectWorker build() {
        return new ConnectWorker(
                this, LoopbackPorts.orFree(restPort), jmx ? Optional.of(JmxPort.free()) : Optional.empty());
    }

    /** Builds the worker and starts it. */
    public ConnectWorker start() {
        return build().start();
    }

    String name() {
        return name;
    }

    Path directory() {
        return directory;
    }

    Path jars() {
        return jars == null ? BuiltDirectory.kafka() : jars;
    }

    Path javaHome() {
        return javaHome;
    }

    List<String> jvmOptions(Optional<JmxPort> jmxPort) {
        List<String> options = new ArrayList<>();
        options.add("-Xmx" + heap);
        options.add("-Djava.awt.headless=true");
        options.add(Settings.loggingOption(directory));
        jmxPort.map(JmxPort::options).ifPresent(options::addAll);
        options.addAll(jvmOptions);
        return options;
    }

    /** The main class, and its arguments. */
    List<String> command(Path workerProperties) {
        List<String> command = new ArrayList<>();
        command.add(standaloneConnectors.isEmpty() ? DISTRIBUTED : STANDALONE);
        command.add(workerProperties.toString());
        standaloneConnectors.forEach(connector -> command.add(connector.toString()));
        return command;
    }

    Path writeProperties(int port) {
        Map<String, String> settings = new TreeMap<>(properties);
        settings.putIfAbsent("listeners", "http://127.0.0.1:" + port);
        settings.putIfAbsent("plugin.path", pluginPath());
        return Settings.write("worker.properties", settings, directory.resolve(name + ".properties"));
    }

    private String pluginPath() {
        return pluginDirectories.stream()
                .map(plugins -> plugins.toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(","));
    }
}
