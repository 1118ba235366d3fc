package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.contract.RealRowsContract;
import java.util.List;
import java.util.Map;

/** How rows recorded from Customer.io are mapped. */
class CustomerIoRealRowsTest extends RealRowsContract {

    CustomerIoRealRowsTest() {
        super("customerio", new Truth(), Map.of());
    }

    /** People without identifiers repeat the requested value. The segment is from a response that wraps it. */
    @Override
    protected ObjectNode wire(String table, ObjectNode row) {
        return switch (table) {
            case "customers" ->
                PersonForm.identified(row, List.of(row.path("id").asText()));
            case "segments" -> (ObjectNode) row.path("segment");
            default -> row;
        };
    }
}
