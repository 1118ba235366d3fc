package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import io.tributary.sandbox.intercom.SimulatedIntercom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** What the topics have to hold in the end: the simulated workspace's rows, as the declared schemas say. */
final class Truth {
    private final SimulatedIntercom intercom;
    private final String version;

    Truth(SimulatedIntercom intercom, String version) {
        this.intercom = intercom;
        this.version = version;
    }

    Map<Struct, Struct> of(String table) {
        Map<Struct, Struct> rows = new HashMap<>();
        TableSchema schema = schema(table);
        Table declared = tables(version).stream()
                .filter(each -> each.name().equals(table))
                .findFirst()
                .orElseThrow();
        intercom.truth(table, version).values().forEach(json -> {
            ObjectNode ours = (ObjectNode) Json.parse(json.toString());
            Row row = schema.map(declared.reading().edit().edit(ours, null));
            rows.put(row.key(), row.value());
        });
        return rows;
    }

    static List<Table> tables(String version) {
        return new Intercom()
                .tables(new IntercomSourceConfig(Map.of("access.token", "t", "intercom.version", version)));
    }

    static TableSchema schema(String name) {
        Table table = tables("2.17").stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return TableSchema.load(
                Intercom.class,
                Intercom.NAME,
                name,
                table.primaryKey(),
                table.replication().replicationKey(),
                table.reading().form(),
                Nested.STRUCT,
                900_000);
    }
}
