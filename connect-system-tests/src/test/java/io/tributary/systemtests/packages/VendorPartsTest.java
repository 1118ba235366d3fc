package io.tributary.systemtests.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.systemtests.Connectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every vendor's module needs outside of itself: each failure says what to add where. */
class VendorPartsTest {
    private static final Path TOP = Path.of("..");
    private static final String SERVICE =
            "src/main/resources/META-INF/services/org.apache.kafka.connect.source.SourceConnector";
    private static final String COMMANDS = "connect-quickstart/src/main/java/io/tributary/quickstart/";
    private static final String TESTS = "connect-system-tests/src/test/java/io/tributary/systemtests/";

    private final List<String> missing = new ArrayList<>();

    /** The vendors whose module has a connector, whether anything else knows of them or not. */
    static List<String> vendors() throws IOException {
        try (Stream<Path> modules = Files.list(TOP)) {
            return modules.filter(module -> Files.exists(module.resolve("src/main/java")))
                    .map(module -> module.getFileName().toString())
                    .filter(name -> name.startsWith("connect-"))
                    .map(name -> name.substring("connect-".length()))
                    .filter(name -> !List.of("common", "sandbox", "simulators", "testkit", "quickstart")
                            .contains(name))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void areComplete(String vendor) throws IOException {
        String module = "connect-" + vendor;
        requireFile(module + "/" + SERVICE, "name the connector's class in it, so that Connect finds the plugin");
        requireFile(module + "/src/main/component/manifest.json", "describe the archive, as the other modules do");
        requireFile("docs/" + vendor + ".md", "write the guide, as docs/segment.md is");
        requireFile(
                "docs/settings-" + vendor + ".md",
                "add " + module + "'s SettingsPageTest and run it with -Dsettings.write");
        requireFile("config/" + vendor + ".json", "add an example for Connect's REST API");
        requireFile("config/" + vendor + ".properties", "add an example for a standalone worker");
        requireText("pom.xml", "<module>" + module + "</module>", "add the module");
        requireText(
                "connect-system-tests/pom.xml",
                "<artifactId>" + module + "</artifactId>",
                "add the module and its test-jar");
        requireText("README.md", "(docs/" + vendor + ".md)", "add a row to the table of connectors");
        requireText("README.md", "(config/" + vendor + ".json)", "name the example in the table of connectors");
        requireText(COMMANDS + "Vendors.java", '"' + vendor + '"', "add the simulated vendor to KNOWN");
        requireText(COMMANDS + "benchmark/Subject.java", '"' + vendor + '"', "add the simulated vendor's server");
        requireText(TESTS + "chaos/Changes.java", "case \"" + vendor + '"', "say how the vendor's rows change");
        if (Connectors.ALL.stream().noneMatch(kit -> kit.vendor().equals(vendor))) {
            missing.add(TESTS + "Connectors.java does not list " + vendor + ": add its ConnectorKit to ALL");
        }
        assertThat(missing).isEmpty();
    }

    private void requireFile(String path, String otherwise) {
        if (!Files.exists(TOP.resolve(path))) {
            missing.add(path + " is missing: " + otherwise);
        }
    }

    private void requireText(String path, String text, String otherwise) throws IOException {
        if (!Files.readString(TOP.resolve(path)).contains(text)) {
            missing.add(path + " does not have " + text + ": " + otherwise);
        }
    }
}
