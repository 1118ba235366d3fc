package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.sandbox.toy.ToyPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginArchiveTest {
    @TempDir
    private Path directory;

    @Test
    void archiveIsUnpackedIntoItsOwnFolder() throws IOException {
        ToyPlugin.zipInto(directory.resolve("packages"));

        PluginArchive.in(directory.resolve("packages")).installInto(directory.resolve("plugins"));

        assertThat(directory.resolve("plugins/tributary-toy-1.0/lib/toy.jar")).isNotEmptyFile();
    }

    @Test
    void missingArchiveIsReported() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThatThrownBy(() -> PluginArchive.in(empty)).hasMessageContaining("Expected one archive");
        assertThatThrownBy(() -> PluginArchive.in(directory.resolve("nowhere"))).hasMessageContaining("./mvnw package");
    }

    @Test
    void pathOutOfThePluginDirectoryIsRefused() throws IOException {
        Path zip = directory.resolve("evil.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../evil.jar"));
        }

        assertThatThrownBy(() -> new PluginArchive(zip).installInto(directory.resolve("plugins")))
                .hasMessageContaining("a path outside of it");
        assertThat(directory.resolve("evil.jar")).doesNotExist();
    }
}
