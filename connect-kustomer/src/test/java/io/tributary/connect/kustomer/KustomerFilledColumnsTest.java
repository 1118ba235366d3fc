package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.kustomer.SimulatedKustomer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that the simulated rows fill every declared column, at every depth, and contain nothing undeclared. */
class KustomerFilledColumnsTest {
    private static final List<String> NAMES = KustomerTables.NAMES.all();
    /** Columns that the description of messages copies from custom objects. */
    private static final Set<String> NEVER_OF_MESSAGES =
            Set.of(".title", ".description", ".icon", ".images", ".klass", ".tags");

    private static SimulatedKustomer kustomer;

    @BeforeAll
    static void start() {
        kustomer = SimulatedKustomer.builder().deletedPercent(30).start();
    }

    @AfterAll
    static void close() {
        kustomer.close();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyColumnHasAValueInSomeRow(String table) {
        Collection<Struct> rows =
                new Truth().rows(table, kustomer.truth(table, true).values()).values();
        Set<String> empty = new TreeSet<>();
        empty("", new Truth().schema(table).value(), List.copyOf(rows), empty);
        empty.remove("._extra");
        if (table.equals("messages")) {
            empty.removeAll(NEVER_OF_MESSAGES);
        }
        assertThat(empty).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyValueHasAColumn(String table) {
        assertThat(new Truth().rows(table, kustomer.truth(table, true).values()).values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getString("_extra")).isNull());
    }

    private static void empty(String path, Schema schema, List<?> values, Set<String> empty) {
        if (values.isEmpty()) {
            empty.add(path);
        } else if (schema.type() == Schema.Type.STRUCT) {
            schema.fields()
                    .forEach(field -> empty(path + '.' + field.name(), field.schema(), of(field, values), empty));
        } else if (schema.type() == Schema.Type.ARRAY) {
            empty(path + "[]", schema.valueSchema(), elements(values), empty);
        }
    }

    private static List<Object> of(Field field, List<?> structs) {
        return structs.stream()
                .map(struct -> ((Struct) struct).get(field))
                .filter(value -> value != null)
                .toList();
    }

    private static List<Object> elements(List<?> lists) {
        return lists.stream()
                .<Object>flatMap(list -> ((List<?>) list).stream())
                .filter(value -> value != null)
                .toList();
    }
}
