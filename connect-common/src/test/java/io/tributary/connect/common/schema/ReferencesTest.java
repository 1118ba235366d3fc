package io.tributary.connect.common.schema;

import static io.tributary.connect.common.testing.Toys.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.testing.Toys;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that repeat the id inside an object. */
class ReferencesTest {
    private static final String ORDER = "{'id':'1','buyer':{'id':'b','agent':{'id':7}}}";

    @ParameterizedTest
    @EnumSource(Nested.class)
    void idsInsideObjectsAreColumns(Nested nested) {
        Struct order = order(nested, ORDER);

        assertThat(order.getString("buyer_id")).isEqualTo("b");
        assertThat(order.getInt64("buyer_agent_id")).isEqualTo(7);
        assertThat(order.getString("_extra")).isNull();
        assertThat(orders(nested).fields()).containsExactly("id", "buyer", "buyer_id", "buyer_agent_id", "_extra");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'1'}",
                "{'id':'1','buyer':null}",
                "{'id':'1','buyer':{}}",
                "{'id':'1','buyer':{'id':null,'agent':null}}",
                "{'id':'1','buyer':{'id':null,'agent':{'id':null}}}",
                "{'id':'1','buyer':'b'}",
                "{'id':'1','buyer':[{'id':'b'}]}",
                "{'id':'1','buyer':{'id':['b'],'agent':{'id':'x'}}}"
            })
    void withoutAReadableIdTheColumnIsNull(String row) {
        Struct order = order(Nested.STRUCT, row);

        assertThat(order.get("buyer_id")).isNull();
        assertThat(order.get("buyer_agent_id")).isNull();
    }

    @Test
    void misfitIsKeptOnceByItsObject() {
        Struct order = order(Nested.STRUCT, "{'id':'1','buyer':{'agent':{'id':'x'}}}");

        assertThat(order.getString("_extra")).isEqualTo("{\"/buyer/agent/id\":\"x\"}");
    }

    @Test
    void wireFieldWithTheNameOfAColumnIsKept() {
        Struct order = order(Nested.STRUCT, "{'buyer_id':'other','id':'1','buyer':{'id':'b'}}");

        assertThat(order.getString("buyer_id")).isEqualTo("b");
        assertThat(order.getString("_extra")).isEqualTo("{\"/buyer_id\":\"other\"}");
    }

    @ParameterizedTest
    @EnumSource(Nested.class)
    void columnsAreNotPartOfTheVersion(Nested nested) {
        assertThat(orders(nested).map(json(ORDER)).fingerprint())
                .isEqualTo(Fingerprint.of(json(ORDER)).hash());
    }

    @Test
    void columnOfAnUndeclaredFieldIsRefused() {
        assertThatThrownBy(() -> load("lost", Nested.STRUCT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("buyer");
    }

    private static Struct order(Nested nested, String row) {
        return orders(nested).map(json(row)).value();
    }

    private static TableSchema orders(Nested nested) {
        return load("orders", nested);
    }

    private static TableSchema load(String table, Nested nested) {
        return TableSchema.load(Toys.class, "toy", table, List.of("id"), null, RowForm.PLAIN, nested, 1000);
    }
}
