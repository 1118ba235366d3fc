package io.tributary.systemtests.sinks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.sandbox.kafka.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A directory with the tables of the Iceberg sink. */
record IcebergWarehouse(Path directory) {
    /** The directory of the sink's plugin, which another module collects. */
    static final Path PLUGINS = Path.of("..", "third-party-iceberg", "target", "plugins");

    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** The warehouse, as in the sink's configuration. */
    String url() {
        return directory.toUri().toString();
    }

    /** The rows of the tables in a namespace, by full table name. A separate process reads them, with the sink's jars. */
    Map<String, List<ObjectNode>> rows(String namespace) {
        try {
            Path output = Files.createTempFile(directory.getParent(), "rows", ".txt");
            JavaProcess.start(
                            "iceberg-reader",
                            PLUGINS.resolve("iceberg-kafka-connect"),
                            List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"),
                            List.of("io.tributary.thirdparty.iceberg.Warehouse", url(), namespace),
                            output)
                    .awaitSuccess(LIMIT);
            return parse(Files.readAllLines(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips lines that are not JSON: the libraries' log. */
    private static Map<String, List<ObjectNode>> parse(List<String> lines) {
        Map<String, List<ObjectNode>> rows = new HashMap<>();
        lines.stream()
                .filter(line -> line.startsWith("{"))
                .map(Json::parse)
                .forEach(line -> rows.computeIfAbsent(line.path("table").asText(), table -> new ArrayList<>())
                        .add((ObjectNode) line.path("row")));
        return rows;
    }
}
