package io.tributary.sandbox.postgres;

import io.tributary.sandbox.kafka.BuiltDirectory;
import io.tributary.sandbox.kafka.LoopbackPorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A new, empty PostgreSQL server on the loopback interface, with its own password. Its data is deleted when it is closed. */
public final class PostgresServer implements AutoCloseable {
    /** The default database. */
    public static final String DATABASE = "postgres";

    private static final String USER = "postgres";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final int PASSWORD_BYTES = 16;

    private final EmbeddedPostgres postgres;
    private final String password;

    private PostgresServer(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts a server. Its programs are unpacked once, next to their archive.
     *
     * @param directory for its data; must not exist yet
     * @param port 0 for any free one
     * @throws IllegalStateException if it does not start
     */
    public static PostgresServer start(Path directory, int port) {
        String password = newPassword();
        try {
            Files.createDirectories(directory.getParent());
            Path passwordFile = Files.createTempFile(directory.getParent(), "postgres", ".password");
            try {
                Files.writeString(passwordFile, password);
                return new PostgresServer(
                        builder(directory, port, password, passwordFile).start(), password);
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "PostgreSQL did not start in " + directory + ". As root, it only runs if unshare -U works: "
                            + e.getMessage(),
                    e);
        }
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static EmbeddedPostgres.Builder builder(Path directory, int port, String password, Path passwordFile) {
        Path archives = built("postgres");
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> archive(archives))
                .setOverrideWorkingDirectory(archives.resolve("unpacked").toFile())
                .setDataDirectory(directory)
                .setServerConfig("listen_addresses", LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                // Passed to initdb like the locale. Without them, everyone on this machine could connect.
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", password)
                .setPort(LoopbackPorts.orFree(port))
                .setPGStartupWait(START_LIMIT);
    }

    /** The directory, for {@code plugin.path}, of the sink connector for PostgreSQL. */
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
                throw new IllegalStateException("Expected one archive in " + directory + ", found " + archives.size());
            }
            return Files.newInputStream(archives.get(0));
        }
    }

    /** Host and port. */
    public String address() {
        return LOOPBACK + ':' + postgres.getPort();
    }

    /** The placeholders in {@code config/sinks}, and their values for a database of this server. */
    public Map<String, String> placeholders(String database) {
        return Map.of(
                "POSTGRES_HOST:5432",
                address(),
                "POSTGRES_DATABASE",
                database,
                "POSTGRES_USERNAME",
                USER,
                "POSTGRES_PASSWORD",
                password);
    }

    /** The URL for {@code psql}, with user and password. */
    public String url() {
        return "postgresql://" + USER + ':' + password + '@' + address() + '/' + DATABASE;
    }

    /** The URL for JDBC, with user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + address() + '/' + DATABASE + "?user=" + USER + "&password=" + password;
    }

    /** Connects to a database. The caller closes the connection. */
    public Connection connect(String database) throws SQLException {
        return postgres.getDatabase(USER, database, Map.of("password", password))
                .getConnection();
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
