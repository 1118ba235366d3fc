package io.tributary.thirdparty.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Prints all rows of all tables of a namespace, each as a line of JSON: {@code {"table": "namespace.table", "row": {…}}}. Times
 * are epoch milliseconds.
 */
public final class Warehouse {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Warehouse() {}

    /** Takes the URL of the warehouse and the namespace. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (HadoopCatalog catalog = new HadoopCatalog(new Configuration(), arguments[0])) {
            Namespace namespace = Namespace.of(arguments[1]);
            if (catalog.namespaceExists(namespace)) {
                for (TableIdentifier name : catalog.listTables(namespace)) {
                    // One that is just being made has a directory, but no metadata yet.
                    if (catalog.tableExists(name)) {
                        print(name, catalog.loadTable(name), out);
                    }
                }
            }
        }
        out.flush();
    }

    private static void print(TableIdentifier name, Table table, PrintStream out) throws IOException {
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
            for (Record row : rows) {
                ObjectNode line = MAPPER.createObjectNode().put("table", name.toString());
                out.println(line.<ObjectNode>set("row", json(row)));
            }
        }
    }

    private static ObjectNode json(Record record) {
        ObjectNode json = MAPPER.createObjectNode();
        record.struct().fields().forEach(field -> json.set(field.name(), json(record.getField(field.name()))));
        return json;
    }

    private static JsonNode json(Object value) {
        if (value instanceof Record record) {
            return json(record);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = MAPPER.createArrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof OffsetDateTime time) {
            return MAPPER.getNodeFactory().numberNode(time.toInstant().toEpochMilli());
        }
        return MAPPER.valueToTree(value);
    }
}
