package io.tributary.systemtests.secrets;

import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.testing.RawServer;
import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.UnmarshalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * No credential is in any output of connectors, workers and brokers in any test: logs at all levels, statuses, REST responses, MBeans,
 * topics. Runs after all other tests, and reads their outputs.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecretsIT {
    private static final Duration LIMIT = Patience.STANDSTILL;
    /** The loggers of HttpClient and the connectors, which are set to the most detailed level. */
    private static final List<String> LOGGERS = List.of("io.tributary", "org.apache.hc");

    private static final Path MODULES = Path.of("..").toAbsolutePath().normalize();

    @Test
    @Order(1)
    void connectorsRunAndFailWithEverythingLogged() throws Exception {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        Path directory = Files.createTempDirectory(work, "secrets");
        try (KafkaCluster cluster = KafkaCluster.start(directory)) {
            ConnectWorker worker = cluster.startWorker(
                    builder -> builder.plugins(Connectors.packages()).jmx().heap("768m"));
            LOGGERS.forEach(logger -> worker.rest().logLevel(logger, "TRACE"));
            for (ConnectorKit kit : Connectors.ALL) {
                runAndFail(kit, worker, directory.resolve(kit.vendor() + "-mbeans.txt"));
            }
            askThroughProxy(worker.rest());
            assertThat(Files.readString(worker.log())).contains("DEBUG", "org.apache.hc.client5", "synced");
        }
    }

    private static void runAndFail(ConnectorKit kit, ConnectWorker worker, Path beans) throws Exception {
        ConnectRest rest = worker.rest();
        try (VendorUnderTest vendor = kit.few()) {
            Map<String, String> config = config(kit, vendor);
            rest.validate(kit.connectorClass(), config);
            rest.create(kit.vendor(), config);
            rest.awaitRunning(kit.vendor(), 1, LIMIT);
            await().atMost(LIMIT)
                    .until(() -> !rest.offsets(kit.vendor()).path("offsets").isEmpty());
            write(worker, beans);
            vendor.refuseCredential();
            assertThat(rest.awaitFailed(kit.vendor(), LIMIT))
                    .contains(kit.credential().getKey());
            rest.validate(kit.connectorClass(), config);
            Map<String, String> wrong = new HashMap<>(config);
            wrong.put("tables", kit.credential().getValue().replaceAll("\\W", "_"));
            rest.validate(kit.connectorClass(), wrong);
            rest.delete(kit.vendor());
        }
    }

    private static Map<String, String> config(ConnectorKit kit, VendorUnderTest vendor) {
        Map<String, String> config = new HashMap<>(vendor.settings());
        config.put("name", kit.vendor());
        config.put("connector.class", kit.connectorClass());
        config.put("tasks.max", "1");
        config.put("poll.interval.ms", "500");
        config.put("snapshot.interval.ms", "500");
        return config;
    }

    private static void write(ConnectWorker worker, Path file) throws IOException, JMException {
        List<String> lines = new ArrayList<>();
        try (JMXConnector jmx = worker.connectJmx()) {
            MBeanServerConnection beans = jmx.getMBeanServerConnection();
            for (String domain : List.of("io.tributary.connect:*", "kafka.connect:*")) {
                Set<ObjectName> names = beans.queryNames(new ObjectName(domain), null);
                assertThat(names).as(domain).isNotEmpty();
                for (ObjectName name : names) {
                    lines.add(name + " " + attributes(beans, name));
                }
            }
        }
        Files.write(file, lines);
    }

    private static Map<String, Object> attributes(MBeanServerConnection beans, ObjectName name)
            throws IOException, JMException {
        Map<String, Object> values = new TreeMap<>();
        for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
            values.put(attribute.getName(), value(beans, name, attribute.getName()));
        }
        return values;
    }

    private static Object value(MBeanServerConnection beans, ObjectName name, String attribute)
            throws IOException, JMException {
        try {
            return beans.getAttribute(name, attribute);
        } catch (UnmarshalException e) {
            return "of a class of the worker's: " + e.getMessage();
        }
    }

    /** Uses a proxy that requires its password, and then cannot reach the vendor. */
    private static void askThroughProxy(ConnectRest rest) {
        ConnectorKit kit = Connectors.ALL.get(0);
        try (VendorUnderTest vendor = kit.few();
                RawServer proxy = new RawServer()) {
            proxy.any(response(407, "{}", "Proxy-Authenticate: Basic realm=\"proxy\""), response(502, "{}"));
            Map<String, String> config = config(kit, vendor);
            config.put("api.url", "https://vendor.invalid");
            config.putAll(
                    Map.of("proxy.url", proxy.url(), "proxy.user", "user", "proxy.password", Secrets.PROXY_PASSWORD));
            rest.validate(kit.connectorClass(), config);
            assertThat(proxy.requests())
                    .anyMatch(request ->
                            request.head().stream().anyMatch(line -> line.startsWith("Proxy-Authorization: Basic")));
        }
    }

    @Test
    @Order(2)
    void noOutputContainsASecret() throws IOException {
        SecretSearch search = new SecretSearch(Secrets.all());
        Map<String, List<Path>> outputs = new Outputs(MODULES).byModule();
        List<String> found = new ArrayList<>();
        for (List<Path> files : outputs.values()) {
            for (Path file : files) {
                Optional<String> secret = search.find(Outputs.read(file));
                secret.ifPresent(text -> found.add(MODULES.relativize(file) + ": " + text));
            }
        }
        assertThat(found).isEmpty();
        requireOutputs(outputs);
    }

    /** The complete build leaves outputs in every module, this test alone only its own. */
    private static void requireOutputs(Map<String, List<Path>> outputs) {
        assertThat(names(outputs.get("connect-system-tests")))
                .anyMatch(name -> name.endsWith("-rest.log"))
                .anyMatch(name -> name.endsWith("-mbeans.txt"))
                .anyMatch(name -> name.equals("worker-1.log"));
        if (System.getProperty("it.test") == null) {
            outputs.forEach(
                    (module, files) -> assertThat(names(files)).as(module).anyMatch(name -> name.endsWith(".xml")));
            assertThat(names(outputs.get("connect-common"))).anyMatch(name -> name.endsWith("Test-output.txt"));
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
