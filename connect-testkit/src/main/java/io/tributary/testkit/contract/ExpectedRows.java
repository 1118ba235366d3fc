package io.tributary.testkit.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Drift;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.Table.RowOptions;
import io.tributary.connect.common.task.Vendor;
import io.tributary.simulators.http.SimulatedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Struct;

/** The rows that the topics must contain in the end: those of a vendor's API, mapped by the connector's declared schemas. */
public class ExpectedRows {
    private static final int MAX_BYTES = 900_000;

    private final Vendor vendor;
    private final List<Table> tables;
    private final Map<String, TableSchema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Map<ObjectNode, ObjectNode>> known = new ConcurrentHashMap<>();
    private final Map<String, Map<ObjectNode, Row>> mapped = new ConcurrentHashMap<>();

    /**
     * @param settings of the connector, including a credential
     */
    public ExpectedRows(Vendor vendor, Map<String, String> settings) {
        this.vendor = vendor;
        this.tables = vendor.tables(vendor.config(settings));
    }

    /** All tables, with these settings. */
    public final List<Table> tables() {
        return tables;
    }

    /** The table with that name. */
    public final Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The schema of the table with that name. */
    public final TableSchema schema(String name) {
        return schemas.computeIfAbsent(name, this::load);
    }

    private TableSchema load(String name) {
        Table table = table(name);
        return TableSchema.load(
                vendor.getClass(),
                vendor.name(),
                name,
                table.primaryKey(),
                table.replication().replicationKey(),
                table.options().form(),
                Nested.STRUCT,
                MAX_BYTES);
    }

    /** A row on the wire as the connector delivers it. {@code wire} is not modified. */
    public final Row row(String table, ObjectNode wire) {
        return schema(table).map(edited(table, wire));
    }

    /** Maps the rows that an expansion reads as the connector delivers them. */
    public final ChildRows children(String table) {
        return new Children(this, table, null);
    }

    private record Children(ExpectedRows expected, String table, ObjectNode more) implements ChildRows {

        @Override
        public Row map(ObjectNode row) {
            return expected.row(table, more == null ? row : row.setAll(more));
        }

        @Override
        public Row read(JsonParser row) throws IOException {
            return expected.schema(table).read(row, more, Drift.NONE);
        }

        @Override
        public ChildRows with(ObjectNode fields) {
            return new Children(expected, table, fields);
        }
    }

    /**
     * A row on the wire as the connector delivers it if it reads the row token by token. Null if the row has to be mapped from its tree.
     */
    final Row streamed(String table, ObjectNode wire) {
        if (table(table).options().needTree()) {
            return null;
        }
        try (JsonParser tokens = Json.MAPPER.createParser(wire.toString())) {
            return schema(table).read(tokens, null, Drift.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException("the text of a tree is JSON", e);
        }
    }

    /**
     * What a table reads of a row besides its fields.
     *
     * @param changed when it last changed, in epoch ms
     * @param revision which of several with its key is the newest; 0 if no page holds a key twice
     */
    record State(boolean deleted, long changed, long revision) {}

    /** The state of a row of the wire, which is not changed. */
    final State state(String table, ObjectNode wire) {
        RowOptions options = table(table).options();
        ObjectNode edited = edited(table, wire);
        Row row = schema(table).map(edited);
        boolean deleted = row.isDeleted() || options.deleted().test(edited);
        return new State(deleted, row.changed(), row.revision());
    }

    /** A row of the wire, which is not changed, in its declared form, and without what goes to the record's headers. */
    final ObjectNode edited(String table, ObjectNode wire) {
        Table read = table(table);
        ObjectNode row = edited(read, (ObjectNode) Json.parse(wire.toString()));
        read.options().headers().apply(row);
        return row;
    }

    /**
     * Brings rows of the wire, which are not changed, into the fields that they have before these are typed: declared ones
     * under their names, others under the JSON Pointer of their place on the wire. Equal rows give the same object, which must not be
     * changed: the truth of a large table is compared often.
     */
    public final UnaryOperator<ObjectNode> fields(String table) {
        Map<ObjectNode, ObjectNode> rows = known.computeIfAbsent(table, name -> new ConcurrentHashMap<>());
        return wire -> once(rows, wire, row -> read(table, row));
    }

    /** What was computed for an equal row of the wire, or what {@code compute} returns. Does not change {@code wire}. */
    private static <T> T once(Map<ObjectNode, T> before, ObjectNode wire, Function<ObjectNode, T> compute) {
        T known = before.get(wire);
        return known == null ? before.computeIfAbsent(wire.deepCopy(), compute) : known;
    }

    private ObjectNode read(String table, ObjectNode wire) {
        Table read = table(table);
        Set<String> declared = Set.copyOf(schema(table).fields());
        ObjectNode fields = wire.objectNode();
        ObjectNode row = edited(read, (ObjectNode) Json.parse(wire.toString()));
        WireFields.read(
                row,
                read.options().form(),
                (name, path, value) -> fields.set(declared.contains(name) ? name : pointer(path), value));
        return fields;
    }

    /**
     * The reference columns of a table that are null although a row of the wire, which is not changed, has their id. None if the
     * row cannot become a record.
     */
    final List<String> lostReferences(String table, ObjectNode wire) {
        Struct value = row(table, wire).value();
        return value == null
                ? List.of()
                : ReferenceColumns.of(vendor.getClass(), table)
                        .lost(fields(table).apply(wire), value);
    }

    static String pointer(List<String> path) {
        StringBuilder pointer = new StringBuilder();
        path.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    /** Rows on the wire as the connector delivers them: values by key. */
    public final Map<Struct, Struct> rows(String table, Collection<ObjectNode> wire) {
        Table declared = table(table);
        TableSchema schema = schema(table);
        Map<ObjectNode, Row> before = mapped.computeIfAbsent(table, name -> new ConcurrentHashMap<>());
        Map<Struct, Struct> rows = new HashMap<>();
        wire.forEach(json -> {
            Row row = once(
                    before, json, wired -> schema.map(edited(declared, (ObjectNode) Json.parse(wired.toString()))));
            rows.put(row.key(), row.value());
        });
        return rows;
    }

    /** The current rows of a simulated vendor. */
    public Map<Struct, Struct> rows(SimulatedApi api, String table) {
        return rows(table, api.truth(table).values());
    }

    /** A row as the task edits it before it is mapped. {@code row} may be modified. */
    protected ObjectNode edited(Table table, ObjectNode row) {
        return table.options().edit().edit(row, null);
    }
}
