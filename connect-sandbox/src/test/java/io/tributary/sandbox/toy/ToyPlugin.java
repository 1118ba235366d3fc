package io.tributary.sandbox.toy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages the toy connector as for users. */
public final class ToyPlugin {
    private ToyPlugin() {}

    /** Writes the plugin's jar to a new folder of {@code directory}, which can be used in {@code plugin.path}. */
    public static Path packInto(Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("toy"));
        Files.write(folder.resolve("toy.jar"), jar());
        return directory;
    }

    /** Writes the plugin's archive, a zip with one folder, to {@code directory}. */
    public static Path zipInto(Path directory) throws IOException {
        Path archive = Files.createDirectories(directory).resolve("tributary-toy-1.0.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("tributary-toy-1.0/lib/"));
            zip.putNextEntry(new ZipEntry("tributary-toy-1.0/lib/toy.jar"));
            zip.write(jar());
        }
        return archive;
    }

    private static byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            add(jar, CounterSourceConnector.class);
            add(jar, CounterSourceTask.class);
            add(jar, CounterMXBean.class);
            jar.putNextEntry(new JarEntry("META-INF/services/org.apache.kafka.connect.source.SourceConnector"));
            jar.write(CounterSourceConnector.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(path));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(path)) {
            bytes.transferTo(jar);
        }
    }
}
