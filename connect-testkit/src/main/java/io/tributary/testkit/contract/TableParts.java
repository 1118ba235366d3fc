package io.tributary.testkit.contract;

import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files and rows that every table of a connector needs. Reads the source tree from a module's directory. */
final class TableParts {
    private static final String REGENERATE = "./mvnw -q -B -pl connect-system-tests -am test -Dtest=SchemaFilesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dschemas.write";

    private final Path top;
    private final ConnectorKit kit;
    private final VendorUnderTest vendor;
    private final List<String> missing = new ArrayList<>();

    /**
     * @param top the repository's directory
     */
    TableParts(Path top, ConnectorKit kit, VendorUnderTest vendor) {
        this.top = top;
        this.kit = kit;
        this.vendor = vendor;
    }

    /** What {@code tables} lack, and what to add where. Empty if they are complete. */
    List<String> missing(List<String> tables) {
        missing.clear();
        tables.forEach(this::check);
        checkForLeftovers(tables);
        requireCount(tables.size());
        return List.copyOf(missing);
    }

    private void check(String table) {
        String name = kit.vendor();
        require(
                Files.exists(schemas().resolve(table + ".json")),
                schemas() + "/" + table
                        + ".json is missing: list the fields of a row and their types, in the order of the"
                        + " vendor's reference (docs/extending.md, \"A table\")");
        checkSamples(table);
        require(
                vendor.api().rowCounts().containsKey(table)
                        && !vendor.api().truth(table).isEmpty(),
                "the simulated " + name + " has no rows of " + table + ": add its endpoint, its rows and its truth to"
                        + " connect-simulators/src/main/java/io/tributary/simulators/" + name
                        + ", and some rows to few() of "
                        + kit.getClass().getSimpleName());
        require(
                isInGuide(table),
                "docs/" + name + ".md does not list " + table + ": add `" + table
                        + "` to the first column of its tables," + " with key, replication and requests");
        Path avro =
                top.resolve("connect-system-tests/src/test/resources/schemas").resolve(name);
        require(hasFileOf(avro, table), avro + " has no schema of " + table + ": regenerate them with " + REGENERATE);
    }

    private Path resources(String kind) {
        return top.resolve(
                "connect-" + kit.vendor() + "/src/" + kind + "/resources/io/tributary/connect/" + kit.vendor());
    }

    private Path schemas() {
        return resources("main").resolve("schemas");
    }

    private void checkSamples(String table) {
        Path samples = resources("test").resolve("samples");
        require(
                !Files.isDirectory(samples) || Files.exists(samples.resolve(table + ".json")),
                samples + "/" + table
                        + ".json is missing: add one page of the API, as returned for the first request of the table,"
                        + " without real data");
        Path golden = resources("test").resolve("golden");
        require(
                !Files.isDirectory(golden) || Files.exists(golden.resolve(table + ".json")),
                golden + "/" + table + ".json is missing: add the records that are expected from samples/" + table
                        + ".json");
    }

    private boolean isInGuide(String table) {
        return read(top.resolve("docs/" + kit.vendor() + ".md"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .anyMatch(line -> line.split(" \\| ")[0].contains('`' + table + '`'));
    }

    private void checkForLeftovers(List<String> tables) {
        for (String file : names(schemas())) {
            require(
                    tables.contains(file.replace(".json", "")),
                    schemas() + "/" + file
                            + " belongs to no table: declare the table in the vendor's Tables class, with its"
                            + " key and replication, or delete the file");
        }
    }

    private void requireCount(int tables) {
        String guide = "docs/" + kit.vendor() + ".md";
        String row = read(top.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| [") && line.contains(guide))
                .findFirst()
                .orElse("");
        require(
                row.contains("| " + tables + ": "),
                "README.md does not list " + tables + " tables in its row with " + guide
                        + ": correct the number, and mention the table if it is important");
    }

    private boolean hasFileOf(Path directory, String table) {
        return names(directory).stream().anyMatch(file -> file.matches(table + "[^a-z_].*"));
    }

    private static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(boolean exists, String message) {
        if (!exists) {
            missing.add(message.replace(top + "/", ""));
        }
    }
}
