package io.tributary.simulators.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The generated rows match the description of the vendor's columns, if it is available. */
@Tag("slow")
class KustomerContractTest {
    private static final Path DESCRIPTION = Path.of("..", "..", "shared", "apis", "kustomer", "tables.json");
    /** The description of messages includes columns of custom objects, which messages never have. */
    private static final Set<String> NEVER = Set.of("title", "description", "icon", "images", "klass", "tags");

    @Test
    void eachColumnHasAValueOfItsType() throws IOException {
        assumeThat(Files.exists(DESCRIPTION)).isTrue();
        JsonNode tables = new ObjectMapper().readTree(DESCRIPTION.toFile());
        try (SimulatedKustomer kustomer = SimulatedKustomer.builder().start()) {
            kustomer.workspace()
                    .delete("users", kustomer.workspace().ids("users").get(1));
            List<String> missing = new ArrayList<>();
            tables.properties().forEach(table -> {
                Map<String, ObjectNode> rows = kustomer.truth(table.getKey(), true);
                for (String list : List.of("columns", "columns_beyond_the_brief")) {
                    table.getValue()
                            .path(list)
                            .forEach(column -> check(table.getKey(), column, rows.values(), missing));
                }
            });
            assertThat(missing).isEmpty();
        }
    }

    private static void check(String table, JsonNode column, Collection<ObjectNode> rows, List<String> missing) {
        String name = column.path("name").asText();
        if (table.equals("messages") && NEVER.contains(name)) {
            return;
        }
        String pointer = '/' + column.path("from").asText().replace('.', '/');
        Set<String> kinds = new TreeSet<>();
        rows.forEach(row -> kinds.add(kind(row.at(pointer))));
        String expected = column.has("wire_type")
                ? column.path("wire_type").asText()
                : column.path("type").asText();
        if (!kinds.contains(jsonKind(expected))) {
            missing.add(table + '.' + name + " is " + expected + ", rows have " + kinds);
        }
    }

    private static String kind(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String jsonKind(String type) {
        return switch (type.replaceAll("<.*", "")) {
            case "timestamp", "string" -> "string";
            case "int64", "float64" -> "number";
            default -> type.replaceAll("<.*", "");
        };
    }
}
