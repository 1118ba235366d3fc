package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.tributary.connect.common.testing.Toys;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that repeat ids inside other fields. */
class ReferenceColumnsTest {
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .field("owner_id", Schema.OPTIONAL_INT64_SCHEMA)
            .build();

    private final ReferenceColumns columns = new ReferenceColumns(Map.of("owner_id", JsonPointer.compile("/owner/id")));

    @Test
    void columnThatIsNullAlthoughTheRowHasItsIdIsLost() {
        assertThat(columns.lost(Toys.json("{'owner':{'id':'x'}}"), new Struct(SCHEMA)))
                .containsExactly("owner_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'owner':null}", "{'owner':{'id':null}}", "{'owner':{'id':{}}}"})
    void columnWithoutAnIdIsNotLost(String fields) {
        assertThat(columns.lost(Toys.json(fields), new Struct(SCHEMA))).isEmpty();
    }

    @Test
    void columnWithItsIdIsNotLost() {
        Struct value = new Struct(SCHEMA).put("owner_id", 7L);
        assertThat(columns.lost(Toys.json("{'owner':{'id':7}}"), value)).isEmpty();
    }
}
