package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** What the topics have to hold in the end: rows of the API, as the declared schemas say. */
final class Truth {
    private static final int MAX_BYTES = 900_000;

    private Truth() {}

    /** Rows of the simulated API as key and value. */
    static Map<Struct, Struct> of(String table, Collection<ObjectNode> wireRows) {
        TableSchema schema = schema(table);
        Map<Struct, Struct> rows = new HashMap<>();
        wireRows.forEach(json -> {
            Row row = schema.map((ObjectNode) Json.parse(json.toString()));
            rows.put(row.key(), row.value());
        });
        return rows;
    }

    static List<Table> tables() {
        return new Kustomer().tables(new KustomerSourceConfig(Map.of("api.token", "t")));
    }

    static Table table(String name) {
        return tables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static TableSchema schema(String name) {
        Table table = table(name);
        return TableSchema.load(
                Kustomer.class,
                Kustomer.NAME,
                name,
                table.primaryKey(),
                table.replication().replicationKey(),
                table.reading().form(),
                Nested.STRUCT,
                MAX_BYTES);
    }
}
