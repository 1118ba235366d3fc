package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import io.tributary.sandbox.segment.SimulatedSegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** What the topics have to hold in the end: the simulated workspace's rows, as the declared schemas say. */
final class Truth {
    private static final int MAX_BYTES = 900_000;

    private Truth() {}

    static Map<Struct, Struct> of(SimulatedSegment segment, String table) {
        Map<Struct, Struct> rows = new HashMap<>();
        TableSchema schema = schema(table);
        segment.truth(table).values().forEach(json -> {
            ObjectNode ours = (ObjectNode) Json.parse(json.toString());
            if (table.equals("source_connected_destinations")) {
                ParentSource.note(ours, Json.MAPPER.createObjectNode().set("id", ours.path("sourceId")));
            }
            Row row = schema.map(ours);
            rows.put(row.key(), row.value());
        });
        return rows;
    }

    static List<Table> tables() {
        return new Segment().tables(new SegmentSourceConfig(Map.of("api.token", "t")));
    }

    static Table table(String name) {
        return tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static TableSchema schema(String name) {
        Table table = table(name);
        return TableSchema.load(
                Segment.class,
                Segment.NAME,
                name,
                table.primaryKey(),
                table.replication().replicationKey(),
                table.reading().form(),
                Nested.STRUCT,
                MAX_BYTES);
    }
}
