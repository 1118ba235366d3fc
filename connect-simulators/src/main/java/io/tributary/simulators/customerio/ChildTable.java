package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A table whose rows belong to rows of another table.
 *
 * @param parents the table of the parents
 * @param field of a row with its parent's id
 * @param key the field that identifies a row of a parent; empty if a parent has one row
 */
record ChildTable(String parents, String field, String key) {
    static final String STEP = "step";

    /** By name. */
    static final Map<String, ChildTable> ALL = Map.of(
            "broadcast_actions", new ChildTable("broadcasts", "broadcast_id", "id"),
            "broadcast_metrics", new ChildTable("broadcasts", "broadcast_id", STEP),
            "campaign_actions", new ChildTable("campaigns", "campaign_id", "id"),
            "campaign_metrics", new ChildTable("campaigns", "campaign_id", STEP),
            "newsletter_metrics", new ChildTable("newsletters", "newsletter_id", STEP),
            "newsletter_test_groups", new ChildTable("newsletters", "newsletter_id", "id"),
            "newsletter_variants", new ChildTable("newsletters", "newsletter_id", "id"),
            "segment_memberships", new ChildTable("segments", "segment_id", "cio_id"),
            "segment_usage", new ChildTable("segments", "segment_id", ""));

    /** The id of a row: those of the parent and of the row. */
    String id(ObjectNode row) {
        return parent(row) + (key.isEmpty() ? "" : '/' + row.path(key).asText());
    }

    String parent(ObjectNode row) {
        return row.path(field).asText();
    }
}
