package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.sandbox.toy.CounterSourceConnector;
import io.tributary.sandbox.toy.ToyPlugin;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 15, unit = TimeUnit.MINUTES)
class QuickstartIT {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Display display =
            new PlainDisplay(new PrintStream(output, true, StandardCharsets.UTF_8), InstantSource.system());
    private final AtomicBoolean isClosed = new AtomicBoolean();

    @Test
    void simulatedVendorIsReplicatedAndTheWorkerEnds(@TempDir Path repository) throws Exception {
        setUp(repository);
        try (WorkDirectory work = WorkDirectory.take(repository.resolve("target/quickstart"));
                Stage stage = new Stage(repository, work.path(), display, InstantSource.system())) {
            stage.prepare(toy(false), 0, 1234);
            stage.start(0, 0);
            stage.run(true);
        }

        assertThat(text())
                .contains("Installed   tributary-toy-1.0.zip")
                .contains("Replicating a simulated Toy at http://127.0.0.1:1")
                .contains("toy.counter  1,234 rows")
                .contains("Every table has completed its first sync: 1,234 rows in 1 topics.")
                .contains("toy.counter, partition 0, offset 1233")
                .contains("key    {\"id\":1233}")
                .contains("\"text\": \"row 1233\"")
                .contains("/connectors/toy/status");
        assertThat(isClosed).isTrue();
    }

    @Test
    void rowsArriveInPostgres(@TempDir Path repository) throws Exception {
        setUp(repository);
        Path sinkConfig = repository.resolve(PostgresSink.CONFIG);
        Files.createDirectories(sinkConfig.getParent());
        Files.copy(Path.of("..").resolve(PostgresSink.CONFIG), sinkConfig);
        try (WorkDirectory work = WorkDirectory.take(repository.resolve("target/quickstart"));
                Stage stage = new Stage(repository, work.path(), display, InstantSource.system())) {
            stage.prepare(toy(false), 0, 1234);
            stage.startPostgres(0);
            stage.start(0, 0);
            stage.run(true);
        }

        assertThat(text())
                .contains("Posted      config/sinks/postgres.json")
                .contains("toy.counter  1,234 rows, 1,234 in PostgreSQL")
                .contains("PostgreSQL has 1,234 rows in 1 tables.")
                .containsPattern("PostgreSQL     postgresql://postgres:\\w+@127\\.0\\.0\\.1:\\d+/postgres\n")
                .containsPattern(
                        "JDBC         jdbc:postgresql://127\\.0\\.0\\.1:\\d+/postgres\\?user=postgres&password=\\w+\n")
                .contains("SELECT * FROM toy_counter LIMIT 3");
    }

    @Test
    void failedTaskEndsTheQuickstartWithItsTrace(@TempDir Path repository) throws Exception {
        setUp(repository);
        try (WorkDirectory work = WorkDirectory.take(repository.resolve("target/quickstart"));
                Stage stage = new Stage(repository, work.path(), display, InstantSource.system())) {
            stage.prepare(toy(true), 0, 1234);
            stage.start(0, 0);

            assertThatThrownBy(() -> stage.run(true))
                    .isInstanceOf(QuickstartException.class)
                    .hasMessageContaining("Connector toy has failed")
                    .hasMessageContaining("fails on request");
        }
    }

    private static void setUp(Path repository) throws Exception {
        ToyPlugin.zipInto(repository.resolve("connect-toy/target/components/packages"));
        Files.createDirectories(repository.resolve("config"));
        Files.writeString(repository.resolve("config/toy.json"), """
                {"name": "toy", "config": {"connector.class": "%s", "tasks.max": "1", "topic": "toy.counter"}}""".formatted(CounterSourceConnector.class.getName()));
    }

    private Vendor toy(boolean fail) {
        Simulation simulation = (port, rows) -> new ToyVendor(rows, fail, isClosed);
        return new Vendor("toy", "Toy", Map.of("NO_SUCH_VARIABLE", "access.token"), Optional.of(simulation));
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private record ToyVendor(int count, boolean fail, AtomicBoolean isClosed) implements SimulatedVendor {
        @Override
        public String baseUrl() {
            return "http://127.0.0.1:1";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("rows", Integer.toString(count), "fail", Boolean.toString(fail));
        }

        @Override
        public Map<String, Long> rows() {
            return Map.of("counter", (long) count);
        }

        @Override
        public void close() {
            isClosed.set(true);
        }
    }
}
