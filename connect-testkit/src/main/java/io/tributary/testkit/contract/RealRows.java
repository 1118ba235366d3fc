package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Recorded rows of a vendor's real API: {@code ../shared/real/VENDOR/TABLE.json}, which are not part of the repository. */
final class RealRows {
    private static final String SUFFIX = ".json";

    private RealRows() {}

    /**
     * One recorded row.
     *
     * @param source where it was recorded
     * @param row as on the wire
     */
    record RealRow(String source, ObjectNode row) {
        /** Where it was recorded. The row itself would be too long for a message. */
        @Override
        public String toString() {
            return source;
        }
    }

    /** All recorded rows of {@code vendor} by table. Skips the test if there are none. */
    static Map<String, List<RealRow>> of(String vendor) {
        Path folder = folder(vendor);
        assumeThat(folder).as("recorded rows of " + vendor).isNotNull();
        Map<String, List<RealRow>> rows = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            rows.put(name.substring(0, name.length() - SUFFIX.length()), read(file));
        }
        assertThat(rows).as("files in " + folder).isNotEmpty();
        return rows;
    }

    private static Path folder(String vendor) {
        return Stream.iterate(Path.of("").toAbsolutePath(), above -> above != null, Path::getParent)
                .map(above -> above.resolve("shared").resolve("real").resolve(vendor))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RealRow> read(Path file) {
        try {
            List<RealRow> rows = new ArrayList<>();
            for (JsonNode entry : Json.MAPPER.readTree(file.toFile())) {
                rows.add(new RealRow(entry.path("source").asText(), (ObjectNode) entry.get("row")));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
