package io.tributary.systemtests.sinks;

import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of a simulated vendor that has rows. */
record ReplicatedTable(DeclaredTable declared, VendorUnderTest vendor) {

    static ReplicatedTable of(ConnectorKit connector, String table, VendorUnderTest vendor) {
        List<String> primaryKey = new ArrayList<>();
        vendor.truth(table).keySet().iterator().next().fieldNames().forEachRemaining(primaryKey::add);
        return new ReplicatedTable(DeclaredTable.of(connector, table, primaryKey), vendor);
    }

    /** The name of its topic. */
    String topic() {
        return declared.topic();
    }

    /** Every row that the vendor has, typed, by the values of its primary key. */
    Map<List<Object>, Map<String, Object>> rows() {
        Map<List<Object>, Map<String, Object>> rows = new HashMap<>();
        vendor.truth(declared.name()).values().forEach(wire -> {
            Map<String, Object> row = declared.typed(wire);
            rows.put(declared.key(row), row);
        });
        return rows;
    }

    /** Whether the vendor does not report deleted rows, so that the sink may have more rows. */
    boolean keepsDeletedRows() {
        return vendor.tablesThatKeepDeletedRows().contains(declared.name());
    }
}
