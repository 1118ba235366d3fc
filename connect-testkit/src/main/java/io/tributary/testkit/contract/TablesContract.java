package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table of every connector must declare. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TablesContract {
    /** Matches places whose last name means a fraction. */
    private static final Pattern FRACTION =
            Pattern.compile("[._](time|duration|median|mean|average|avg|rate|percent|percentage|progress"
                    + "|revenue|amount|price|cost|spend)(_[a-z_]+)?$");

    /** Words that PostgreSQL reserves ("SQL Key Words" of its documentation). */
    private static final Set<String> RESERVED =
            Set.of(("all analyse analyze and any array as asc asymmetric both case cast"
                            + " check collate column constraint create current_date current_role current_time current_timestamp"
                            + " current_user default deferrable desc distinct do else end except false fetch for foreign from grant"
                            + " group having in initially intersect into lateral leading limit localtime localtimestamp not null"
                            + " offset on only or order placing primary references returning select session_user some symmetric"
                            + " table then to trailing true union unique user using variadic when where window with")
                    .split(" "));

    private final ConnectorKit kit;
    private final List<? extends ExpectedRows> variants;

    /**
     * @param variants the tables, with different settings
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
    void areThoseOfTheVendorSortedByName() {
        try (VendorUnderTest vendor = kit.few()) {
            assertThat(vendor.tables()).as("the names of the tables, sorted").isSorted();
            for (ExpectedRows rows : variants) {
                assertThat(rows.tables())
                        .extracting(Table::name)
                        .as("the tables that the connector declares, by its list of names")
                        .containsExactlyElementsOf(vendor.tables());
            }
            assertThat(vendor.api().rowCounts())
                    .as("the tables of which the simulated vendor has rows")
                    .containsOnlyKeys(vendor.tables());
        }
    }

    /** Each message says what to add and where. */
    @Test
    void haveAllTheirParts() {
        try (VendorUnderTest vendor = kit.few()) {
            List<String> names =
                    variants.get(0).tables().stream().map(Table::name).toList();
            assertThat(new TableParts(Path.of(".."), kit, vendor).missing(names))
                    .isEmpty();
        }
    }

    /** Sinks that do not quote identifiers could not create the table. */
    @ParameterizedTest
    @MethodSource("declared")
    void haveNoReservedWordAsColumn(ExpectedRows rows, Table table) {
        assertThat(rows.schema(table.name()).value().fields())
                .extracting(field -> field.name().toLowerCase(Locale.ROOT))
                .doesNotContainAnyElementsOf(RESERVED);
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

    /** Vendors document such numbers as integers, but some rows have fractions (Intercom's medians, seen live with 2.16). */
    @ParameterizedTest
    @MethodSource("declared")
    void declareDurationsMeansRatesAndMoneyAsFloat64(ExpectedRows rows, Table table) {
        assertThat(integers(table.name(), rows.schema(table.name()).value()))
                .noneMatch(place -> FRACTION.matcher(place).find());
    }

    @Test
    void fillTheirReferenceColumns() {
        eachRow((rows, table, wire) ->
                assertThat(rows.lostReferences(table.name(), wire)).isEmpty());
    }

    /** Some rows have integers and UNIX times as text (Intercom, seen live with 2.16). */
    @Test
    void acceptTextOfDigitsInIntegersAndTimes() {
        eachRow(TablesContract::assertSameWithDigitsAsText);
    }

    /** A row that is read token by token becomes what its tree becomes. */
    @Test
    void mapRowsTokenByTokenAsFromTheirTrees() {
        eachRow((rows, table, wire) -> {
            assertSameTokenByToken(rows, table, wire);
            assertSameTokenByToken(rows, table, DigitsAsText.of(wire));
        });
    }

    /** A check of a row on the wire, which it does not change. */
    @FunctionalInterface
    private interface RowCheck {
        void check(ExpectedRows rows, Table table, ObjectNode wire);
    }

    /** Checks each row of each table, in each variant. No table may be empty. */
    private void eachRow(RowCheck check) {
        try (VendorUnderTest vendor = kit.few()) {
            for (ExpectedRows rows : variants) {
                for (Table table : rows.tables()) {
                    assertThat(vendor.api().truth(table.name()).values())
                            .as(table.name())
                            .isNotEmpty()
                            .allSatisfy(wire -> check.check(rows, table, wire));
                }
            }
        }
    }

    private static void assertSameTokenByToken(ExpectedRows rows, Table table, ObjectNode wire) {
        Row streamed = rows.streamed(table.name(), wire);
        if (streamed != null) {
            assertThat(streamed).isEqualTo(rows.row(table.name(), wire));
        }
    }

    private static void assertSameWithDigitsAsText(ExpectedRows rows, Table table, ObjectNode wire) {
        ObjectNode text = DigitsAsText.of(wire);
        Row expected = rows.row(table.name(), wire);
        Row row = rows.row(table.name(), text);
        assertThat(row.lacksKey()).isEqualTo(expected.lacksKey());
        assertThat(row.key()).isEqualTo(expected.key());
        assertThat(row.time()).isEqualTo(expected.time());
        if (!expected.lacksKey()) {
            assertThat(DigitsAsText.differences(expected.value(), row.value())).isEmpty();
        }
        assertThat(rows.state(table.name(), text)).isEqualTo(rows.state(table.name(), wire));
    }

    private static List<String> integers(String place, Schema schema) {
        return switch (schema.type()) {
            case STRUCT ->
                schema.fields().stream()
                        .flatMap(field -> integers(place + '.' + words(field.name()), field.schema()).stream())
                        .toList();
            case ARRAY -> integers(place, schema.valueSchema());
            case INT64 -> schema.name() == null ? List.of(place) : List.of();
            default -> List.of();
        };
    }

    private static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
