package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.ExpectedRows;
import java.util.Map;

/** What Customer.io's topics have to hold. */
final class Truth extends ExpectedRows {
    Truth() {
        super(new CustomerIo(), Map.of("access.token", "t"));
    }

    /** The simulated suppressions already say their type. */
    @Override
    protected ObjectNode edited(Table table, ObjectNode row) {
        return table.name().equals("eps_suppression") ? row : super.edited(table, row);
    }
}
