package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script in a directory that has no build and no Java. */
class QuickstartScriptTest {
    private static final String USAGES = "connect-quickstart/src/main/resources/io/tributary/quickstart";

    @TempDir
    private Path repository;

    @BeforeEach
    void copyScript() throws IOException {
        Path sources = Path.of("..");
        Files.copy(sources.resolve("quickstart"), repository.resolve("quickstart"));
        Files.createDirectories(repository.resolve(USAGES));
        for (String usage : List.of("usage.txt", "usage-read.txt")) {
            Files.copy(
                    sources.resolve(USAGES).resolve(usage),
                    repository.resolve(USAGES).resolve(usage));
        }
        Files.createDirectory(repository.resolve("config"));
        Files.createFile(repository.resolve("config/toy.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "--help, 0, Usage: ./quickstart VENDOR",
        "-h, 0, Usage: ./quickstart VENDOR",
        "toy --exit --help, 0, Usage: ./quickstart VENDOR",
        "read --help, 0, TOPIC",
        "toyy, 2, Unknown vendor 'toyy'",
        "--rows 5, 2, 'Which VENDOR? Known: toy, all'",
        "toy, 1, there is no bin/java"
    })
    void helpAndWrongVendorsNeedNoBuild(String arguments, int status, String output) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "quickstart"));
        command.addAll(List.of(arguments.split(" ")));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", repository.toString());
        Process script = builder.start();

        assertThat(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(output);
        assertThat(script.waitFor()).isEqualTo(status);
    }
}
