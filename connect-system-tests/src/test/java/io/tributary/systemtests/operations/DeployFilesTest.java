package io.tributary.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The files for containers, as far as they can be checked without containers: settings, classes and paths in them exist. */
class DeployFilesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final Pattern OF_CONNECT =
            Pattern.compile("connector\\.class|tasks\\.max|topic\\.creation\\..+|name");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?:--\\S+ )?(\\S+) ");

    static List<ConnectorKit> connectors() {
        return Connectors.ALL;
    }

    private static Set<String> settings(String connectorClass) throws ReflectiveOperationException {
        SourceConnector connector = (SourceConnector)
                Class.forName(connectorClass).getDeclaredConstructor().newInstance();
        return connector.config().names();
    }

    private static Set<String> besidesThoseOfConnect(Set<String> keys) {
        Set<String> own = new TreeSet<>(keys);
        own.removeIf(key -> OF_CONNECT.matcher(key).matches());
        return own;
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void configurationsHaveValidSettings(ConnectorKit kit) throws ReflectiveOperationException {
        Map<String, String> config = new ConfigFiles(Path.of("unused")).connector(kit.vendor());
        assertThat(config).containsEntry("connector.class", kit.connectorClass());
        assertThat(settings(kit.connectorClass())).containsAll(besidesThoseOfConnect(config.keySet()));
        Map<String, String> standalone = ConfigFiles.properties(kit.vendor() + ".properties");
        assertThat(settings(kit.connectorClass())).containsAll(besidesThoseOfConnect(standalone.keySet()));
        assertThat(standalone.keySet()).containsAll(config.keySet());
    }

    @Test
    void strimziResourcesHaveValidSettings() throws Exception {
        for (Map<?, ?> resource : documents("strimzi/connect.yaml")) {
            if (resource.get("kind").equals("KafkaConnector")) {
                Map<?, ?> spec = (Map<?, ?>) resource.get("spec");
                Set<String> keys = new TreeSet<>();
                ((Map<?, ?>) spec.get("config")).keySet().forEach(key -> keys.add(key.toString()));
                assertThat(settings((String) spec.get("class"))).containsAll(besidesThoseOfConnect(keys));
            }
        }
        assertThat(documents("strimzi/connect.yaml"))
                .extracting(resource -> resource.get("kind").toString())
                .contains("KafkaConnect", "KafkaConnector");
    }

    @Test
    void composeMountsAndBuildsExistingPaths() throws IOException {
        Map<?, ?> services =
                (Map<?, ?>) documents("docker/docker-compose.yml").get(0).get("services");
        assertThat(services.keySet()).hasToString("[broker, registry, connect]");
        Map<?, ?> connect = (Map<?, ?>) services.get("connect");
        Map<?, ?> build = (Map<?, ?>) connect.get("build");
        Path compose = DEPLOY.resolve("docker");
        Path context = compose.resolve(build.get("context").toString());
        assertThat(context.resolve(build.get("dockerfile").toString())).isRegularFile();
        for (Object volume : (List<?>) connect.get("volumes")) {
            assertThat(compose.resolve(volume.toString().split(":")[0])).isRegularFile();
        }
    }

    /** One directory for each connector, and the worker's settings. */
    @Test
    void imageCopiesThePackagesOfAllConnectors() throws IOException {
        Matcher copies = COPY.matcher(Files.readString(DEPLOY.resolve("docker/Dockerfile")));
        List<String> copied = new ArrayList<>();
        while (copies.find()) {
            copied.add(copies.group(1));
        }
        for (ConnectorKit kit : Connectors.ALL) {
            assertThat(copied)
                    .contains("connect-%s/target/components/packages/tributary-kafka-connect-%s-*/"
                            .formatted(kit.vendor(), kit.vendor()));
        }
        assertThat(copied).hasSize(Connectors.ALL.size() + 1).contains("config/worker-distributed.properties");
    }

    private static List<Map<?, ?>> documents(String file) throws IOException {
        List<Map<?, ?>> documents = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(DEPLOY.resolve(file))) {
            new Yaml().loadAll(reader).forEach(document -> documents.add((Map<?, ?>) document));
        }
        return documents;
    }
}
