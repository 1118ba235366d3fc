package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.table.Table;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.contract.ExpectedRows;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The expected contents of Listrak's topics. */
final class Truth extends ExpectedRows {
    private static final List<String> NUMBERS = List.of("Percent", "OrderTotal", "AverageOrderValue");

    Truth() {
        this(Map.of());
    }

    /**
     * @param more settings in addition to the logon
     */
    Truth(Map<String, String> more) {
        super(new Listrak(), settings(more));
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("username", "u");
        settings.put("password", "p");
        return settings;
    }

    /** The rows by key, before conversion to the schema. */
    Map<JsonNode, ObjectNode> byKey(SimulatedListrak listrak, String name) {
        Map<JsonNode, ObjectNode> rows = new HashMap<>();
        Table table = table(name);
        listrak.truth(name).values().forEach(wire -> {
            ObjectNode row = edited(table, wire);
            rows.put(row.deepCopy().retain(table.primaryKey()), row);
        });
        return rows;
    }

    /** Replaces characters that XML forbids, and keeps numbers as the service writes them. */
    @Override
    protected ObjectNode edited(Table table, ObjectNode row) {
        String clean = row.toString().replace("\\u001F", "\uFFFD");
        return super.edited(table, withNumbers((ObjectNode) Json.parse(clean)));
    }

    /** Numbers instead of text. NaN becomes absent. */
    private static ObjectNode withNumbers(ObjectNode row) {
        List<String> names = row.properties().stream().map(Map.Entry::getKey).toList();
        names.stream().filter(name -> NUMBERS.stream().anyMatch(name::endsWith)).forEach(name -> {
            String text = row.remove(name).asText();
            if (!text.equals("NaN")) {
                row.put(name, new BigDecimal(text));
            }
        });
        return row;
    }
}
