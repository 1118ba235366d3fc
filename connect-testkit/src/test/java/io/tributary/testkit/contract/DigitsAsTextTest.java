package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.ToyVendor;
import io.tributary.connect.common.testing.Toys;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Rows whose integers are text. */
class DigitsAsTextTest {
    private static final ExpectedRows TOYS = new ExpectedRows(new ToyVendor(), Map.of(ToyVendor.TOKEN_CONFIG, "t"));
    private static final ObjectNode ROW = Toys.json(
            "{'id':'a','number':5,'amount':1.5,'created_at':1,'numbers':[1,null],'owner':{'id':7},'parts':[{'id':1}]}");

    private static Struct value(String row) {
        return TOYS.row("things", Toys.json(row)).value();
    }

    @Test
    void everyIntegerBecomesTextAndTheRowStaysTheSame() {
        ObjectNode before = ROW.deepCopy();
        ObjectNode text = DigitsAsText.of(ROW);
        assertThat(text)
                .isEqualTo(Toys.json("{'id':'a','number':'5','amount':1.5,'created_at':'1','numbers':['1',null],"
                        + "'owner':{'id':'7'},'parts':[{'id':'1'}]}"));
        assertThat(ROW).isEqualTo(before);
        assertThat(DigitsAsText.differences(value(ROW.toString()), value(text.toString())))
                .isEmpty();
    }

    @Test
    void differencesAreFoundAtAnyDepth() {
        String other =
                "{'id':'a','number':'five','amount':1.5,'numbers':[true,null],'owner':null,'parts':[{'id':'x'}]}";
        assertThat(DigitsAsText.differences(value(ROW.toString()), value(other)))
                .containsExactlyInAnyOrder("/number", "/created_at", "/numbers/0", "/owner/id", "/parts/0/id");
    }
}
