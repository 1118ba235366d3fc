package io.tributary.sandbox.kafka;

import io.tributary.sandbox.kafka.toy.CounterSourceConnector;
import io.tributary.sandbox.kafka.toy.CounterSourceTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The toy connector as a plugin on disk. */
final class ToyPlugin {
    private ToyPlugin() {}

    /** Writes the plugin's jar into a new folder of {@code directory}, which is then one for {@code plugin.path}. */
    static Path packInto(Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("toy"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("toy.jar")))) {
            add(jar, CounterSourceConnector.class);
            add(jar, CounterSourceTask.class);
            jar.putNextEntry(new JarEntry("META-INF/services/org.apache.kafka.connect.source.SourceConnector"));
            jar.write(CounterSourceConnector.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        return directory;
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(path));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(path)) {
            bytes.transferTo(jar);
        }
    }
}
