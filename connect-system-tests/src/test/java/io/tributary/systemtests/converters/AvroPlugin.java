package io.tributary.systemtests.converters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.connect.storage.Converter;

/**
 * Confluent's Avro converter, as workers load it. It has its own class loader over the tests' class path, which contains Avro and
 * Jackson.
 */
public final class AvroPlugin implements AutoCloseable {
    private static final String CONVERTER = "io.confluent.connect.avro.AvroConverter";
    private static final String SCHEMAS = "io.confluent.connect.avro.AvroData";
    private static final int CACHED_SCHEMAS = 1000;

    private final URLClassLoader classes;
    private final Object schemas;

    private AvroPlugin(URLClassLoader classes) {
        this.classes = classes;
        this.schemas = create(SCHEMAS, new Class<?>[] {int.class}, CACHED_SCHEMAS);
    }

    /** Opens the plugin in the build directory. */
    public static AvroPlugin open() {
        Path directory = directory().resolve("confluent-avro-converter");
        try (Stream<Path> files = Files.list(directory)) {
            URL[] all = Stream.concat(
                            Stream.of(directory),
                            files.filter(file -> file.toString().endsWith(".jar")))
                    .map(AvroPlugin::url)
                    .toArray(URL[]::new);
            return new AvroPlugin(new URLClassLoader(all, AvroPlugin.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parent of the plugin's directory, for {@code plugin.path}. */
    static Path directory() {
        return Path.of("..", "third-party-plugins", "target", "plugins");
    }

    /** Converters that read the records written by those of a worker. */
    Converters converters(String registryUrl) {
        return new Converters(converter(registryUrl, true), converter(registryUrl, false));
    }

    private Converter converter(String registryUrl, boolean isKey) {
        Converter converter = (Converter) create(CONVERTER, new Class<?>[0]);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Kafka loads the classes named in settings with the thread's class loader.
        thread.setContextClassLoader(classes);
        try {
            converter.configure(Map.of("schema.registry.url", registryUrl), isKey);
        } finally {
            thread.setContextClassLoader(before);
        }
        return converter;
    }

    /** The Avro schema into which the converter converts a Connect schema. */
    public Schema avro(org.apache.kafka.connect.data.Schema schema) {
        try {
            return (Schema) schemas.getClass()
                    .getMethod("fromConnectSchema", org.apache.kafka.connect.data.Schema.class)
                    .invoke(schemas, schema);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    private Object create(String name, Class<?>[] types, Object... arguments) {
        try {
            return classes.loadClass(name).getConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The Avro converter is not the expected version", e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
