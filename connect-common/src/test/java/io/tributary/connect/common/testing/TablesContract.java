package io.tributary.connect.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.sandbox.testing.VendorUnderTest;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table of every connector has to declare. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TablesContract {
    private final ConnectorKit kit;
    private final List<? extends ExpectedRows> variants;

    /**
     * @param variants the tables as different settings ask for them
     */
    protected TablesContract(ConnectorKit kit, List<? extends ExpectedRows> variants) {
        this.kit = kit;
        this.variants = variants;
    }

    private Stream<Arguments> declared() {
        return variants.stream()
                .flatMap(rows -> rows.tables().stream()
                        .map(table -> Arguments.argumentSet(variants.indexOf(rows) + " " + table.name(), rows, table)));
    }

    @Test
    void areThoseOfTheVendorInTheOrderOfTheirNames() {
        try (VendorUnderTest vendor = kit.few()) {
            assertThat(vendor.tables()).isSorted();
            for (ExpectedRows rows : variants) {
                assertThat(rows.tables()).extracting(Table::name).containsExactlyElementsOf(vendor.tables());
            }
            assertThat(vendor.api().rowCounts()).containsOnlyKeys(vendor.tables());
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void declareTheirKeys(ExpectedRows rows, Table table) {
        TableSchema schema = rows.schema(table.name());
        String name = kit.vendor() + '.' + table.name();
        assertThat(schema.key().name()).isEqualTo(name + ".Key");
        assertThat(schema.value().name()).isEqualTo(name + ".Value");
        assertThat(schema.key().fields()).extracting(Field::name).isEqualTo(table.primaryKey());
        assertThat(schema.key().fields()).noneMatch(field -> field.schema().isOptional());
        assertThat(schema.value().fields())
                .filteredOn(field -> !field.schema().isOptional())
                .extracting(Field::name)
                .containsExactlyInAnyOrderElementsOf(table.primaryKey());
        String replicationKey = table.replication().replicationKey();
        if (replicationKey != null) {
            assertThat(schema.value().field(replicationKey).schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
        }
    }
}
