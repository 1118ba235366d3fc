package io.tributary.connect.common.schema;

import static io.tributary.connect.common.testing.Toys.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.Toys;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a schema reports about rows with unknown fields and misfits. */
class DriftTest {
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> misfits = new HashSet<>();
    private int rows;
    private int values;

    private void map(Nested nested, String row) {
        Toys.things(nested).map(json(row), (unknownPaths, misfitPaths, misfitValues) -> {
            rows++;
            unknown.addAll(unknownPaths);
            misfits.addAll(misfitPaths);
            values += misfitValues;
        });
    }

    private void map(String row) {
        map(Nested.STRUCT, row);
    }

    @Test
    void rowThatFitsIsNotReported() {
        map("{'id':'a','number':5,'amount':null,'custom':{'anything':[1]},'owner':{'id':1},'parts':[{'id':1}]}");
        assertThat(rows).isZero();
    }

    @Test
    void undeclaredFieldsAreUnknownAtAnyDepth() {
        map(
                "{'id':'a','new':1,'gone':null,'owner':{'plan':'x','address':{'floor':3}},'parts':[{'id':1},{'size':2},{'size':3}]}");
        assertThat(rows).isEqualTo(1);
        assertThat(unknown)
                .containsExactlyInAnyOrder("/new", "/gone", "/owner/plan", "/owner/address/floor", "/parts/*/size");
        assertThat(misfits).isEmpty();
        assertThat(values).isZero();
    }

    @Test
    void valuesOfAnotherTypeDoNotFit() {
        map("{'id':'a','number':'many','owner':'nobody','tags':[{},'ok',[]],'parts':[{'id':{}}]}");
        assertThat(unknown).isEmpty();
        assertThat(misfits).containsExactlyInAnyOrder("/number", "/owner", "/tags/*", "/parts/*/id");
        assertThat(values).isEqualTo(5);
    }

    @Test
    void valuesThatAreOnlyPartlyReadableDoNotFit() {
        map("{'id':'a','url':'b\\u0000','seen_at':'10000-01-01T00:00:00Z'}");
        assertThat(misfits).containsExactlyInAnyOrder("/url", "/seen_at");
    }

    @Test
    void namesInFreeFormFieldsAreNeverReported() {
        map("{'id':'a','custom':{'shoe_size':42,'nested':{'hobby':'chess'}},'new':{'shoe_size':42}}");
        assertThat(unknown).containsExactly("/new");
    }

    @Test
    void nestedFieldsSentAsJsonHaveNoUnknownFields() {
        map(Nested.JSON, "{'id':'a','owner':{'plan':'x'},'parts':[{'id':{}}]}");
        assertThat(rows).isZero();
    }

    @Test
    void namesThatMayBeDataAreHidden() {
        map("{'id':'a','anna@example.com':1,'owner':{'Favourite colour':'red','12':1}}");
        assertThat(unknown).containsExactlyInAnyOrder("/*", "/owner/*");
    }

    @Test
    void rowsWithoutAKeyAreReported() {
        map("{'new':1}");
        assertThat(unknown).containsExactly("/new");
    }
}
