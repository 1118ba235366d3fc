package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.table.Table;
import io.tributary.testkit.contract.ExpectedRows;
import java.util.Map;

/** The expected contents of Segment's topics. */
final class Truth extends ExpectedRows {
    Truth() {
        super(new Segment(), Map.of("api.token", "t"));
    }

    /** The simulated rows below a source contain its id. */
    @Override
    protected ObjectNode edited(Table table, ObjectNode row) {
        return table.name().equals("source_connected_destinations")
                ? row.setAll(ParentSource.of(row.objectNode().set("id", row.path("sourceId"))))
                : super.edited(table, row);
    }
}
