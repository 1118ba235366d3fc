package io.tributary.sandbox.postgres;

import io.tributary.sandbox.kafka.BuiltDirectory;
import io.tributary.sandbox.kafka.LoopbackPorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of its own: new, empty, on the loopback interface only, gone when it is closed. */
public final class PostgresServer implements AutoCloseable {
    /** The database that every server has. */
    public static final String DATABASE = "postgres";

    private static final String USER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts a server. Its programs are unpacked once, beside the archive that the build has left.
     *
     * @param directory where its data goes, until it is closed; does not exist yet
     * @param port 0 for any that is free
     */
    public static PostgresServer start(Path directory, int port) {
        Path archives = built("postgres");
        try {
            Files.createDirectories(directory.getParent());
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setPgBinaryResolver((system, machine) -> archive(archives))
                    .setOverrideWorkingDirectory(archives.resolve("unpacked").toFile())
                    .setDataDirectory(directory)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setPort(LoopbackPorts.orFree(port))
                    .setPGStartupWait(START_LIMIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start PostgreSQL in " + directory, e);
        }
    }

    /** The directory, for {@code plugin.path}, of the sink connector that writes into PostgreSQL. */
    public static Path sinkPlugins() {
        return built("plugins");
    }

    private static Path built(String what) {
        return BuiltDirectory.named("sinks").resolve(what);
    }

    private static InputStream archive(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".txz")).toList();
            if (archives.size() != 1) {
                throw new IllegalStateException("One archive is expected in " + directory + ", not " + archives.size());
            }
            return Files.newInputStream(archives.get(0));
        }
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + postgres.getPort();
    }

    /** What stands in the files of {@code config/sinks} for a database, and what it is here. */
    public Map<String, String> placeholders(String database) {
        return Map.of(
                "POSTGRES_HOST:5432",
                address(),
                "POSTGRES_DATABASE",
                database,
                "POSTGRES_USERNAME",
                USER,
                "POSTGRES_PASSWORD",
                "any-is-trusted");
    }

    /** For {@code psql}, user included; there is no password. */
    public String url() {
        return "postgresql://" + USER + '@' + address() + '/' + DATABASE;
    }

    /** For JDBC, user included; there is no password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + address() + '/' + DATABASE + "?user=" + USER;
    }

    /** A new connection to a database, to be closed by the caller. */
    public Connection connect(String database) throws SQLException {
        return postgres.getDatabase(USER, database).getConnection();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not stop PostgreSQL", e);
        }
    }
}
