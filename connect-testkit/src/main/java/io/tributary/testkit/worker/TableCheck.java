package io.tributary.testkit.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.kafka.TopicRecord;
import io.tributary.testkit.VendorUnderTest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares the final contents of a topic with the rows of the vendor. */
public final class TableCheck {

    private TableCheck() {}

    /**
     * The topic contains the table's current rows, and no others unless the vendor does not report deleted rows.
     *
     * @param latest the last record of each key, including tombstones
     */
    public static void assertHolds(VendorUnderTest vendor, String table, Map<JsonNode, TopicRecord> latest) {
        Map<JsonNode, TopicRecord> present = new HashMap<>(latest);
        present.values().removeIf(TopicRecord::isTombstone);
        Map<JsonNode, ObjectNode> truth = vendor.truth(table);
        if (vendor.tablesThatKeepDeletedRows().contains(table)) {
            present.keySet().retainAll(truth.keySet());
        }
        assertThat(differing(present.keySet(), truth.keySet())).as(table).isEmpty();
        truth.forEach((key, row) -> RowCheck.assertMatches(present.get(key), row));
    }

    private static Set<JsonNode> differing(Set<JsonNode> some, Set<JsonNode> others) {
        Set<JsonNode> differing = new HashSet<>(some);
        differing.addAll(others);
        differing.removeIf(key -> some.contains(key) && others.contains(key));
        return differing;
    }
}
