package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.testkit.contract.RealRows.RealRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the connector maps rows that were recorded from the vendor's real API. Skipped if {@code ../shared/real} has none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RealRowsContract {
    private final String vendor;
    private final ExpectedRows expected;
    private final Map<String, Map<String, String>> extra;

    /**
     * @param vendor its name, which is that of the folder of its rows
     * @param expected the connector's tables
     * @param extra what is expected in {@code _extra}: by table, JSON Pointers on the wire ({@code *} for any array index), each
     *     with the reason; tables without any may be omitted
     */
    protected RealRowsContract(String vendor, ExpectedRows expected, Map<String, Map<String, String>> extra) {
        this.vendor = vendor;
        this.expected = expected;
        this.extra = extra;
    }

    /** A recorded row as the connector's reader passes it on, for example unwrapped, or with values added from its response. */
    protected ObjectNode wire(String table, ObjectNode row) {
        return row;
    }

    /** The recorded rows by table. */
    Map<String, List<RealRow>> real() {
        return RealRows.of(vendor);
    }

    final Set<String> tables() {
        return real().keySet();
    }

    @Test
    void everyFileHasRowsOfAKnownTable() {
        Map<String, List<RealRow>> real = real();
        assertThat(real)
                .isNotEmpty()
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        assertThat(expected.tables()).extracting(table -> table.name()).containsAll(real.keySet());
        assertThat(real.keySet()).as("tables with rows").containsAll(extra.keySet());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRowBecomesARecord(String table) {
        assertThat(real().get(table)).isNotEmpty().allSatisfy(real -> {
            Row row = expected.row(table, wire(table, real));
            assertThat(row.reject()).as(real.source()).isNull();
            row.value().validate();
            assertThat(expected.state(table, wire(table, real))).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRowIsTheSameTokenByToken(String table) {
        assertThat(real().get(table)).isNotEmpty().allSatisfy(real -> {
            Row streamed = expected.streamed(table, wire(table, real));
            if (streamed != null) {
                assertThat(streamed).as(real.source()).isEqualTo(expected.row(table, wire(table, real)));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noDeclaredFieldLosesItsValue(String table) {
        assertThat(real().get(table))
                .isNotEmpty()
                .allSatisfy(
                        real -> assertThat(lost(table, real)).as(real.source()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void extraContainsWhatIsListedAndNothingElse(String table) {
        Set<String> found = new TreeSet<>();
        real().get(table).forEach(real -> kept(value(table, real)).forEach(path -> found.add(anyIndex(path))));
        Map<String, String> listed = extra.getOrDefault(table, Map.of());
        assertThat(found).containsExactlyInAnyOrderElementsOf(listed.keySet());
        assertThat(listed.values()).noneMatch(String::isBlank);
    }

    private ObjectNode wire(String table, RealRow real) {
        return wire(table, real.row().deepCopy());
    }

    private Struct value(String table, RealRow real) {
        return expected.row(table, wire(table, real)).value();
    }

    private List<String> lost(String table, RealRow real) {
        Struct value = value(table, real);
        List<String> lost = new ArrayList<>(LostValues.in(
                expected.edited(table, wire(table, real)),
                value,
                expected.table(table).options().form(),
                kept(value)));
        lost.addAll(expected.lostReferences(table, wire(table, real)));
        return lost;
    }

    private static Set<String> kept(Struct value) {
        String kept = value.getString(TableSchema.EXTRA);
        return kept == null
                ? Set.of()
                : Json.parse(kept).properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static String anyIndex(String pointer) {
        return pointer.replaceAll("/\\d+(?=/|$)", "/*");
    }
}
