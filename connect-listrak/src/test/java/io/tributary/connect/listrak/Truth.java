package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import io.tributary.sandbox.listrak.SimulatedListrak;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** What the topics have to hold in the end: the simulated account's rows, as the declared schemas say. */
final class Truth {
    private static final List<String> NUMBERS = List.of("Percent", "OrderTotal", "AverageOrderValue");

    private final SimulatedListrak listrak;
    private final List<Table> tables;

    Truth(SimulatedListrak listrak) {
        this(listrak, Map.of());
    }

    /**
     * @param more settings, such as the key of events
     */
    Truth(SimulatedListrak listrak, Map<String, String> more) {
        this.listrak = listrak;
        Map<String, String> settings = new HashMap<>(Map.of("username", "u", "password", "p"));
        settings.putAll(more);
        this.tables = new Listrak().tables(new ListrakSourceConfig(settings));
    }

    Map<Struct, Struct> of(String table) {
        Map<Struct, Struct> rows = new HashMap<>();
        Table declared = declared(table);
        TableSchema schema = schema(declared);
        wire(declared).forEach(json -> {
            Row row = schema.map(json);
            rows.put(row.key(), row.value());
        });
        return rows;
    }

    /** The rows by their keys, before they are typed. */
    Map<JsonNode, ObjectNode> byKey(String table) {
        Map<JsonNode, ObjectNode> rows = new HashMap<>();
        Table declared = declared(table);
        wire(declared).forEach(row -> rows.put(row.deepCopy().retain(declared.primaryKey()), row));
        return rows;
    }

    private List<ObjectNode> wire(Table table) {
        return listrak.truth(table.name()).stream()
                .map(json -> (ObjectNode) Json.parse(json.toString().replace("\\u001F", "\uFFFD")))
                .map(json -> table.reading().edit().edit(typed(json), null))
                .toList();
    }

    /** Numbers that are written as the service writes them: what is none is absent. */
    private static ObjectNode typed(ObjectNode row) {
        List<String> names = row.properties().stream().map(Map.Entry::getKey).toList();
        names.stream().filter(name -> NUMBERS.stream().anyMatch(name::endsWith)).forEach(name -> {
            String text = row.remove(name).asText();
            if (!text.equals("NaN")) {
                row.put(name, new BigDecimal(text));
            }
        });
        return row;
    }

    private Table declared(String name) {
        return tables.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static TableSchema schema(Table table) {
        return TableSchema.load(
                Listrak.class,
                Listrak.NAME,
                table.name(),
                table.primaryKey(),
                table.replication().replicationKey(),
                table.reading().form(),
                Nested.STRUCT,
                900_000);
    }
}
