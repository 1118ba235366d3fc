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

/** The scripts in a directory that has no build and no Java. */
class ScriptsTest {
    private static final List<String> FILES = List.of(
            "quickstart",
            "benchmark",
            "connect-quickstart/src/main/sh/build.sh",
            "connect-quickstart/src/main/resources/io/tributary/quickstart/usage.txt",
            "connect-quickstart/src/main/resources/io/tributary/quickstart/usage-read.txt",
            "connect-quickstart/src/main/resources/io/tributary/quickstart/benchmark/usage.txt");

    @TempDir
    private Path repository;

    @BeforeEach
    void copyScripts() throws IOException {
        for (String file : FILES) {
            Files.createDirectories(repository.resolve(file).getParent());
            Files.copy(Path.of("..").resolve(file), repository.resolve(file));
        }
        Files.createDirectory(repository.resolve("config"));
        Files.createFile(repository.resolve("config/toy.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "quickstart --help, 0, Usage: ./quickstart VENDOR",
        "quickstart -h, 0, Usage: ./quickstart VENDOR",
        "quickstart toy --exit --help, 0, Usage: ./quickstart VENDOR",
        "quickstart read --help, 0, TOPIC",
        "quickstart toyy, 2, Unknown vendor 'toyy'",
        "quickstart --rows 5, 2, 'Which VENDOR? Known: toy, all'",
        "quickstart toy, 1, there is no bin/java",
        "benchmark toy --help, 0, Usage: ./benchmark VENDOR|all",
        "benchmark read, 2, Unknown vendor 'read'",
        "benchmark --rows 5, 2, 'Which VENDOR? Known: toy, all'",
        "benchmark toy, 1, there is no bin/java"
    })
    void helpAndWrongVendorsNeedNoBuild(String arguments, int status, String output) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh"));
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
