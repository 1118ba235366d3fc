package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.customerio.SimulatedCustomerIo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** What the topics have to hold in the end: the simulated workspace's rows, as the declared schemas say. */
final class Truth {
    private Truth() {}

    /** Holds the topic of a table against the API. */
    static void assertSame(TaskDriver driver, SimulatedCustomerIo customerIo, String table) {
        assertThat(driver.latest("customerio." + table)).as(table).isEqualTo(of(customerIo, table));
    }

    static Map<Struct, Struct> of(SimulatedCustomerIo customerIo, String table) {
        Map<Struct, Struct> rows = new HashMap<>();
        customerIo.truth(table).values().forEach(json -> {
            Row row = map(table, (ObjectNode) Json.parse(json.toString()));
            rows.put(row.key(), row.value());
        });
        return rows;
    }

    /** A row as the connector delivers it; suppressions already say their type. */
    static Row map(String name, ObjectNode row) {
        boolean complete = name.equals("eps_suppression");
        return schema(name).map(complete ? row : table(name).reading().edit().edit(row, null));
    }

    static Table table(String name) {
        return tables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Table> tables() {
        return new CustomerIo().tables(new CustomerIoSourceConfig(Map.of("access.token", "t")));
    }

    static TableSchema schema(String name) {
        Table table = table(name);
        return TableSchema.load(
                CustomerIo.class,
                CustomerIo.NAME,
                name,
                table.primaryKey(),
                table.replication().replicationKey(),
                table.reading().form(),
                Nested.STRUCT,
                900_000);
    }
}
