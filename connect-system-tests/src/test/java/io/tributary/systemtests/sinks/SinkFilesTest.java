package io.tributary.systemtests.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.ConnectorConfig;
import io.tributary.systemtests.Connectors;
import io.tributary.systemtests.operations.ConfigFiles;
import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks all files in {@code config/sinks}, also those of sinks that are not tested otherwise. */
class SinkFilesTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ConfigFiles.file("sinks"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatIsCommittedAndStandsInTheGuide(Path file) throws IOException {
        ConnectorConfig sink = ConnectorConfig.read(file);
        assertThat(file.getFileName()).hasToString(sink.name() + ".json");
        assertThat(sink.settings()).containsEntry("consumer.override.isolation.level", "read_committed");
        assertThat(Path.of("..", "docs", "warehouses.md"))
                .content()
                .contains("[" + file.getFileName() + "](../config/sinks/" + file.getFileName() + ")");
    }

    @ParameterizedTest
    @MethodSource("files")
    void takesTablesAndNoDeadLetters(Path file) {
        ConnectorConfig sink = ConnectorConfig.read(file);
        String listed =
                sink.settings().getOrDefault("topics", "").replace(".", "\\.").replace(',', '|');
        String topics = sink.settings().getOrDefault("topics.regex", listed);
        assertThat("intercom.contacts").matches(topics);
        for (ConnectorKit connector : Connectors.ALL) {
            assertThat(connector.vendor() + ".dead-letters").doesNotMatch(topics);
        }
    }
}
