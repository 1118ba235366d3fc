package io.tributary.testkit.toy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.ToyVendor;
import io.tributary.simulators.http.Rewrite;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.ResponseForm;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.ExpectedRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kit of the toy connector. */
public final class ToyKit implements ConnectorKit {
    /** What the topics must contain. */
    public static ExpectedRows expected() {
        return new ExpectedRows(new ToyVendor(), Map.of(ToyVendor.TOKEN_CONFIG, "t"));
    }

    @Override
    public String vendor() {
        return "toy";
    }

    @Override
    public String connectorClass() {
        return ToyVendor.Connector.class.getName();
    }

    @Override
    public Map.Entry<String, String> credential() {
        return Map.entry(ToyVendor.TOKEN_CONFIG, "simulated-token");
    }

    @Override
    public Map.Entry<String, String> incrementalTable() {
        return Map.entry("rows", "updated_at");
    }

    @Override
    public String snapshotTable() {
        return "things";
    }

    @Override
    public ResponseForm responseForm() {
        return new ResponseForm(
                "things", "/things", "GET /things", "id", "number", Rewrite.wrapped("/things", "wrapped"));
    }

    @Override
    public VendorUnderTest few() {
        return new Toy(ToyApi.start());
    }

    @Override
    public VendorUnderTest slow() {
        return few();
    }

    private record Toy(ToyApi toy) implements VendorUnderTest {
        @Override
        public SimulatedApi api() {
            return toy;
        }

        @Override
        public Map<String, String> settings() {
            return toy.connectorSettings();
        }

        @Override
        public List<String> tables() {
            return List.of("rows", "things");
        }

        @Override
        public Map<JsonNode, ObjectNode> truth(String table) {
            Map<JsonNode, ObjectNode> rows = new HashMap<>();
            toy.truth(table).values().forEach(row -> rows.put(row.deepCopy().retain("id"), row));
            return rows;
        }

        /** It only lists changes. */
        @Override
        public List<String> tablesThatKeepDeletedRows() {
            return List.of("rows");
        }

        @Override
        public void change() {
            tables().forEach(table -> {
                toy.add(table);
                toy.add(table);
                toy.update(table);
            });
            toy.delete("things");
        }

        @Override
        public void refuseCredential() {
            toy.token("another");
        }
    }
}
