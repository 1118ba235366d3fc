package io.tributary.systemtests.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives contain what they should and nothing else, and workers load them as installed by the usual clients. */
class PackagesIT {
    /** Libraries of the worker: a second copy would conflict with them. */
    private static final String OF_THE_WORKER =
            "(kafka-clients|connect-(api|runtime|json|transforms)|slf4j|log4j|reload4j).*";

    private static final List<String> REQUIRED = List.of(
            "/name",
            "/version",
            "/title",
            "/description",
            "/owner/username",
            "/owner/name",
            "/support/provider_name",
            "/license/0/name",
            "/license/0/url",
            "/documentation_url",
            "/tags/0",
            "/requirements/0",
            "/features/supported_encodings/0");

    private Path plugins;

    @BeforeEach
    void createPluginDirectory() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        plugins = Files.createTempDirectory(work, "installed");
    }

    static List<ConnectorKit> connectors() {
        return Connectors.ALL;
    }

    private static HubComponent component(ConnectorKit connector) throws IOException {
        try (Stream<Path> files = Files.list(Connectors.packages(connector))) {
            List<Path> zips =
                    files.filter(file -> file.toString().endsWith(".zip")).toList();
            assertThat(zips).hasSize(1);
            return HubComponent.of(zips.get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void archiveIsAHubComponent(ConnectorKit connector) throws IOException {
        HubComponent component = component(connector);
        JsonNode manifest = component.manifest();
        assertThat(REQUIRED)
                .allSatisfy(field -> assertThat(manifest.at(field).asText()).isNotBlank());
        assertThat(manifest.toString()).doesNotContain("${");
        assertThat(manifest.path("component_types")).hasSize(1);
        assertThat(manifest.at("/component_types/0").asText()).isEqualTo("source");
        assertThat(component.zip().getFileName()).hasToString(component.prefix().replace("/", ".zip"));
        assertThat(component.paths()).allMatch(path -> path.startsWith(component.prefix()));

        Path installed = component.installInto(plugins);
        assertThat(ImageIO.read(
                        installed.resolve(manifest.path("logo").asText()).toFile()))
                .isNotNull();
        assertThat(installed.resolve(manifest.path("documentation_url").asText()))
                .exists();
        assertThat(Stream.of("doc/LICENSE", "doc/NOTICE", "doc/README.md", "etc/" + connector.vendor() + ".json"))
                .allSatisfy(file -> assertThat(installed.resolve(file)).isNotEmptyFile());
    }

    /** Every bundled library is listed in the bill of materials, with its license. */
    @ParameterizedTest
    @MethodSource("connectors")
    void archiveListsItsLibrariesAndContainsNoneOfTheWorkers(ConnectorKit connector) throws IOException {
        Path installed = component(connector).installInto(plugins);
        String bill = Files.readString(installed.resolve("doc/sbom.cdx.json"));
        String thirdParty = Files.readString(installed.resolve("doc/THIRD-PARTY.txt"));
        JsonNode parts = new ObjectMapper().readTree(bill).path("components");
        List<String> libraries;
        try (Stream<Path> jars = Files.list(installed.resolve("lib"))) {
            libraries = jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> !jar.startsWith("connect-"))
                    .toList();
        }
        assertThat(libraries).hasSizeGreaterThan(4).noneMatch(jar -> jar.matches(OF_THE_WORKER));
        for (String jar : libraries) {
            String name = jar.replaceFirst("-\\d.*", "");
            String version = jar.substring(name.length() + 1, jar.length() - ".jar".length());
            assertThat(parts)
                    .as(jar)
                    .anyMatch(part -> part.path("name").asText().equals(name)
                            && part.path("version").asText().equals(version));
            assertThat(thirdParty).contains(':' + name + ':' + version);
            try (Stream<Path> texts =
                    Files.walk(installed.resolve("doc/licenses").resolve(name))) {
                assertThat(texts.filter(Files::isRegularFile)).as(jar).isNotEmpty();
            }
        }
    }

    @Test
    void oneWorkerLoadsAllFiveWithEveryDiscoveryMode() throws IOException {
        for (ConnectorKit connector : Connectors.ALL) {
            component(connector).installInto(plugins);
        }
        try (KafkaCluster cluster = KafkaCluster.start(plugins.resolveSibling(plugins.getFileName() + "-cluster"))) {
            for (String discovery : List.of("only_scan", "service_load", "hybrid_fail")) {
                ConnectWorker worker = cluster.startWorker(
                        builder -> builder.plugins(plugins).group(discovery).property("plugin.discovery", discovery));
                assertThat(worker.rest().plugins().findValuesAsText("class"))
                        .as(discovery)
                        .containsAll(Connectors.ALL.stream()
                                .map(ConnectorKit::connectorClass)
                                .toList());
                worker.stop();
            }
        }
    }
}
