package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.toy.ToyKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shared tests report about a table that has nothing but its declaration. */
class TablePartsTest {
    private static final String RESOURCES = "/resources/io/tributary/connect/toy/";

    @TempDir
    private Path top;

    @Test
    void everyMissingPartIsNamedWithItsPlace() throws IOException {
        write("connect-toy/src/main" + RESOURCES + "schemas/rows.json");
        write("connect-toy/src/test" + RESOURCES + "samples/rows.json");
        write("connect-toy/src/test" + RESOURCES + "golden/rows.json");
        List<String> missing = missing(List.of("rows", "tickets"));
        assertThat(missing)
                .anyMatch(text -> text.startsWith(
                        "connect-toy/src/main" + RESOURCES + "schemas/tickets.json is missing: list the fields"));
        assertThat(missing)
                .anyMatch(text -> text.startsWith("connect-toy/src/test" + RESOURCES
                        + "samples/tickets.json is missing: add one page of the API"));
        assertThat(missing).anyMatch(text -> text.contains("golden/tickets.json is missing: add the records"));
        assertThat(missing)
                .anyMatch(text -> text.startsWith("the simulated toy has no rows of tickets: add its endpoint"));
        assertThat(missing).anyMatch(text -> text.startsWith("docs/toy.md does not list tickets: add `tickets`"));
        assertThat(missing)
                .anyMatch(text -> text.contains("schemas/toy has no schema of tickets: regenerate them with ./mvnw"));
        assertThat(missing).anyMatch(text -> text.startsWith("README.md does not list 2 tables"));
        assertThat(missing).noneMatch(text -> text.contains("samples/rows.json") || text.contains("rows of rows"));
    }

    @Test
    void schemaWithoutATableIsNamed() throws IOException {
        write("connect-toy/src/main" + RESOURCES + "schemas/tickets.json");
        assertThat(missing(List.of("rows"))).anyMatch(text -> text.contains("tickets.json belongs to no table"));
    }

    @Test
    void completeTableHasNothingMissing() throws IOException {
        write("connect-toy/src/main" + RESOURCES + "schemas/rows.json");
        write("connect-system-tests/src/test/resources/schemas/toy/rows.avsc");
        Files.writeString(write("docs/toy.md"), "| `rows`, others | `id` |");
        Files.writeString(write("README.md"), "| [Toy](https://toy.example) | 1: rows | [docs/toy.md](docs/toy.md) |");
        assertThat(missing(List.of("rows"))).isEmpty();
    }

    private Path write(String file) throws IOException {
        Path path = top.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "{}");
    }

    private List<String> missing(List<String> tables) {
        ToyKit kit = new ToyKit();
        try (VendorUnderTest vendor = kit.few()) {
            return new TableParts(top, kit, vendor).missing(tables);
        }
    }
}
