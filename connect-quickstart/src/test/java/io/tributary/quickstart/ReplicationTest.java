package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicationTest {
    private static final Vendor VENDOR = new Vendor("toy", "Toy", Map.of("TOY_TOKEN", "api.token"), Optional.empty());

    @TempDir
    private Path repository;

    @BeforeEach
    void writeConfig() throws IOException {
        Files.createDirectories(repository.resolve("config"));
        Files.writeString(VENDOR.config(repository), """
                {"name": "my-toy", "config": {"topic.prefix": "crm", "api.token": "put yours here"}}""");
    }

    @Test
    void credentialsStayInTheEnvironment() {
        Replication replication = Replication.prepare(VENDOR, repository, Map.of("TOY_TOKEN", "s3cret"), 0, 10);

        assertThat(replication.config().settings()).containsEntry("api.token", "${env:TOY_TOKEN}");
        assertThat(replication.toString() + replication.source()).doesNotContain("s3cret");
        assertThat(replication.simulated()).isEmpty();
        assertThat(replication.topicPrefix()).isEqualTo("crm.");
    }

    @Test
    void withoutCredentialsAndSimulationItNamesWhatToSet() {
        assertThatThrownBy(() -> Replication.prepare(VENDOR, repository, Map.of("TOY_TOKEN", " "), 0, 10))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("set TOY_TOKEN");
    }

    @Test
    void configWithoutNameIsRefused() throws IOException {
        Files.writeString(VENDOR.config(repository), "{\"connector.class\": \"x\"}");

        assertThatThrownBy(() -> Replication.prepare(VENDOR, repository, Map.of("TOY_TOKEN", "x"), 0, 10))
                .hasMessageContaining("toy.json needs a name and a config");
    }
}
