package io.tributary.systemtests.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.Credential;
import io.tributary.simulators.RegisteredVendor;
import io.tributary.simulators.VendorRegistry;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every vendor needs outside of its module. Each failure says what to add and where. */
class VendorPartsTest {
    private static final Path TOP = Path.of("..");
    private static final String SERVICES = "resources/META-INF/services/";
    private static final String TESTS = "connect-system-tests/src/test/java/io/tributary/systemtests/";

    private final List<String> missing = new ArrayList<>();

    /** The vendors whose module has a connector, registered or not. */
    static List<String> vendors() throws IOException {
        try (Stream<Path> modules = Files.list(TOP)) {
            return modules.filter(module -> Files.isDirectory(module.resolve("src/main/component")))
                    .map(module -> module.getFileName().toString().replaceFirst("connect-", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void allModulesWithAConnectorAreRegistered() throws IOException {
        assertThat(vendors())
                .as("vendors of connect-*/src/main/component; add a new one to VendorRegistry in connect-simulators")
                .isEqualTo(VendorRegistry.names());
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void areComplete(String vendor) throws IOException {
        requireModule(vendor);
        requireDocuments(vendor);
        requireConfigurations(vendor);
        requireTests(vendor);
        assertThat(missing).isEmpty();
    }

    private void requireModule(String vendor) throws IOException {
        String module = "connect-" + vendor;
        requireText("pom.xml", "<module>" + module + "</module>", "add the module");
        requireFile(
                module + "/src/main/" + SERVICES + "org.apache.kafka.connect.source.SourceConnector",
                "add the connector's class, so that Connect finds the plugin");
        requireFile(module + "/src/main/component/manifest.json", "describe the archive as in the other modules");
    }

    private void requireDocuments(String vendor) throws IOException {
        requireFile("docs/" + vendor + ".md", "write the guide, like docs/segment.md");
        requireFile(
                "docs/settings-" + vendor + ".md",
                "add connect-" + vendor + "'s SettingsPageTest and run it with -Dsettings.write");
        requireText("README.md", "(docs/" + vendor + ".md)", "add a row to the table of connectors");
        requireText("README.md", "(config/" + vendor + ".json)", "add the example to the table of connectors");
    }

    private void requireConfigurations(String vendor) throws IOException {
        requireFile("config/" + vendor + ".json", "add an example for Connect's REST API");
        requireFile("config/" + vendor + ".properties", "add an example for a standalone worker");
        requireText("config/secrets.properties", "\n" + vendor + ".", "add the credentials of the examples");
        requireText(
                "deploy/docker/Dockerfile",
                "connect-" + vendor + "/target/components/packages/",
                "copy the archive into the image");
        for (Path sink : files("config/sinks", "topics.regex")) {
            requireText(name(sink), vendor, "add the vendor to topics.regex");
        }
        Optional<RegisteredVendor> registered = VendorRegistry.named(vendor);
        for (Credential credential :
                registered.map(RegisteredVendor::credentials).orElse(List.of())) {
            requireVariable(credential.variable());
        }
    }

    private void requireVariable(String variable) throws IOException {
        requireText("deploy/docker/docker-compose.yml", variable + ":", "pass the variable to the worker");
        for (String directory : List.of("config", "deploy/docker")) {
            for (Path worker : files(directory, "allowlist.pattern")) {
                requireText(name(worker), variable.replaceFirst("_.*", ""), "add it to the environment's allowlist");
            }
        }
    }

    private void requireTests(String vendor) throws IOException {
        requireText(
                "connect-system-tests/pom.xml",
                "<artifactId>connect-" + vendor + "</artifactId>",
                "add the module and its test-jar");
        requireFile(
                "connect-" + vendor + "/src/test/" + SERVICES + ConnectorKit.class.getName(),
                "add the vendor's ConnectorKit, so that the system tests find it");
        requireText(TESTS + "chaos/Changes.java", "case \"" + vendor + '"', "add the changes of the vendor's rows");
        requireText(
                TESTS + "converters/TransformsIT.java",
                "io.tributary.connect." + vendor + '.',
                "add tables of the vendor whose rows transforms change");
    }

    @ParameterizedTest
    @FieldSource("io.tributary.systemtests.Connectors#ALL")
    void kitAndRegistryAgree(ConnectorKit kit) {
        RegisteredVendor registered = VendorRegistry.named(kit.vendor()).orElseThrow();
        assertThat(registered.connectorClass()).isEqualTo(kit.connectorClass());
        assertThat(registered.simulatedCredentials()).contains(kit.credential());
    }

    @Test
    void everyRegisteredVendorHasAKit() {
        assertThat(Connectors.ALL).extracting(ConnectorKit::vendor).isEqualTo(VendorRegistry.names());
    }

    /** The files in a directory that contain a text. */
    private static List<Path> files(String directory, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(TOP.resolve(directory))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.readString(file).contains(text)) {
                    found.add(file);
                }
            }
        }
        assertThat(found).as("files of " + directory + " with " + text).isNotEmpty();
        return found;
    }

    private static String name(Path file) {
        return TOP.relativize(file).toString();
    }

    private void requireFile(String path, String advice) {
        if (!Files.exists(TOP.resolve(path))) {
            missing.add(path + " is missing: " + advice);
        }
    }

    private void requireText(String path, String text, String advice) throws IOException {
        if (!Files.readString(TOP.resolve(path)).contains(text)) {
            missing.add(path + " does not have " + text.strip() + ": " + advice);
        }
    }
}
