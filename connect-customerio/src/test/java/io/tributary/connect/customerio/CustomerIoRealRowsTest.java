package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.contract.RealRowsContract;
import java.util.List;
import java.util.Map;

/** Rows that were recorded from Customer.io's real API. */
class CustomerIoRealRowsTest extends RealRowsContract {

    CustomerIoRealRowsTest() {
        super("customerio", new Truth(), Map.of());
    }

    /** People without identifiers repeat the value that was asked for; the row of a segment is from an answer of its own. */
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
