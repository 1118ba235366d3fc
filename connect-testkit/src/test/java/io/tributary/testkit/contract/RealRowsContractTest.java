package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.ToyVendor;
import io.tributary.connect.common.testing.Toys;
import io.tributary.testkit.contract.RealRows.RealRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract for real rows detects what it should. */
class RealRowsContractTest {
    private static final String TABLE = "things";
    private static final Map<String, String> NONE = Map.of();

    @Test
    void acceptsRowsThatKeepEveryValue() {
        InMemory contract = new InMemory(
                Map.of("/new", "not announced", "/parts/*/odd", "not announced"),
                "{'id':'a','number':1,'started_at':0,'new':1,'owner':null}",
                "{'id':'b','parts':[{'id':1,'odd':1},{'id':2,'odd':3}],'numbers':[1,null]}");
        assertThat(contract.tables()).containsExactly(TABLE);
        assertThatCode(contract::checkAll).doesNotThrowAnyException();
    }

    @Test
    void refusesNothingAtAll() {
        InMemory contract = new InMemory(NONE);
        assertThatThrownBy(contract::everyFileHasRowsOfAKnownTable).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> contract.everyRowBecomesARecord(TABLE)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> contract.noDeclaredFieldLosesItsValue(TABLE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesARowWithoutItsKey() {
        InMemory contract = new InMemory(NONE, "{'number':1}");
        assertThatThrownBy(() -> contract.everyRowBecomesARecord(TABLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no primary key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','number':1.5}",
                "{'id':'a','created_at':'today'}",
                "{'id':'a','numbers':[1,{}]}",
                "{'id':'a','owner':[]}",
                "{'id':'a','owner':{'address':{'zip':'many'}}}",
                "{'id':'a','parts':[{'id':1},{'id':true}]}",
                "{'id':'a','updated_at':253402300800000}"
            })
    void refusesADeclaredFieldThatLosesItsValueAtAnyDepth(String row) {
        InMemory contract = new InMemory(NONE, row);
        assertThatThrownBy(() -> contract.noDeclaredFieldLosesItsValue(TABLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("in memory");
    }

    @Test
    void refusesUnlistedPlacesAndListedOnesThatAreEmpty() {
        InMemory unlisted = new InMemory(NONE, "{'id':'a','owner':{'new':1}}");
        assertThatThrownBy(() -> unlisted.extraContainsWhatIsListedAndNothingElse(TABLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/owner/new");
        InMemory inVain = new InMemory(Map.of("/gone", "was there once"), "{'id':'a'}");
        assertThatThrownBy(() -> inVain.extraContainsWhatIsListedAndNothingElse(TABLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/gone");
    }

    @Test
    void refusesAListForATableWithoutRows() {
        InMemory contract = new InMemory(Map.of(), "{'id':'a'}") {
            @Override
            Map<String, List<RealRow>> real() {
                return Map.of("rows", super.real().get(TABLE));
            }
        };
        assertThatThrownBy(contract::everyFileHasRowsOfAKnownTable).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesAFileOfNoTable() {
        InMemory contract = new InMemory(NONE, "{'id':'a'}") {
            @Override
            Map<String, List<RealRow>> real() {
                return Map.of(
                        TABLE, super.real().get(TABLE), "unknown", super.real().get(TABLE));
            }
        };
        assertThatThrownBy(contract::everyFileHasRowsOfAKnownTable)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("unknown");
    }

    @Test
    void completesRowsBeforeTheyAreMapped() {
        InMemory contract = new InMemory(NONE, "{'number':1}") {
            @Override
            protected ObjectNode wire(String table, ObjectNode row) {
                return row.put("id", "added");
            }
        };
        assertThatCode(contract::checkAll).doesNotThrowAnyException();
    }

    /** The contract for rows of a toy table. */
    private static class InMemory extends RealRowsContract {
        private final List<RealRow> rows;

        InMemory(Map<String, String> extra, String... rows) {
            super("toy", new ExpectedRows(new ToyVendor(), Map.of(ToyVendor.TOKEN_CONFIG, "t")), Map.of(TABLE, extra));
            this.rows = Stream.of(rows)
                    .map(row -> new RealRow("in memory", Toys.json(row)))
                    .toList();
        }

        @Override
        Map<String, List<RealRow>> real() {
            return Map.of(TABLE, rows);
        }

        void checkAll() {
            everyFileHasRowsOfAKnownTable();
            everyRowBecomesARecord(TABLE);
            noDeclaredFieldLosesItsValue(TABLE);
            extraContainsWhatIsListedAndNothingElse(TABLE);
        }
    }
}
