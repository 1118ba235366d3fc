package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table has to be: named, keyed and declared. */
class ListrakTablesTest {

    static Stream<Table> tables() {
        return tables("event").stream();
    }

    private static List<Table> tables(String key) {
        return new ListrakTables(
                        new ListrakSourceConfig(Map.of("username", "u", "password", "p", "listrak.event.key", key)))
                .all();
    }

    @Test
    void areTheNineInTheOrderOfTheirNames() {
        assertThat(tables()).extracting(Table::name).containsExactlyElementsOf(ListrakTables.NAMES);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void declareTheirKeys(Table table) {
        TableSchema schema = Truth.schema(table);
        assertThat(schema.key().fields()).hasSameSizeAs(table.primaryKey());
        assertThat(schema.key().name()).isEqualTo("listrak." + table.name() + ".Key");
        assertThat(table.primaryKey())
                .allSatisfy(
                        field -> assertThat(schema.key().field(field).schema().isOptional())
                                .isFalse());
    }

    @Test
    void keyEventsByContactWhenAsked() {
        assertThat(tables("contact"))
                .filteredOn(table -> table.name().equals("message_clicks"))
                .singleElement()
                .extracting(Table::primaryKey)
                .isEqualTo(List.of("MsgID", "EmailAddress"));
    }
}
