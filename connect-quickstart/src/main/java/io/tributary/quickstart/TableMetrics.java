package io.tributary.quickstart;

import java.util.HashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.ObjectName;

/**
 * What a connector reports about a table.
 *
 * @param connector the connector's name
 * @param task the id of the task that has the table
 * @param state SYNCING, WAITING or PARKED
 * @param syncPercent progress of the running sync; negative if unknown
 * @param lastSyncCompleted epoch milliseconds; 0 before the first sync is complete
 * @param rowsEmitted since the task's start, including dead letters
 * @param deadLetters since the task's start
 */
record TableMetrics(
        String connector,
        String task,
        String table,
        String state,
        double syncPercent,
        long lastSyncCompleted,
        long rowsEmitted,
        long deadLetters) {
    /** The attributes of the MBean that are read. */
    static final String[] ATTRIBUTES = {"State", "SyncPercent", "LastSyncCompleted", "RowsEmitted", "DeadLetters"};

    /** Reads a table's MBean. Its name contains connector, task and table. */
    static TableMetrics of(ObjectName name, AttributeList attributes) {
        Map<String, Object> values = new HashMap<>();
        attributes.asList().forEach((Attribute attribute) -> values.put(attribute.getName(), attribute.getValue()));
        return new TableMetrics(
                property(name, "connector"),
                property(name, "task"),
                property(name, "table"),
                String.valueOf(values.get("State")),
                number(values, "SyncPercent", -1).doubleValue(),
                number(values, "LastSyncCompleted", 0).longValue(),
                number(values, "RowsEmitted", 0).longValue(),
                number(values, "DeadLetters", 0).longValue());
    }

    /** Whether its first sync is complete, or the table is paused. */
    boolean isDone() {
        return lastSyncCompleted > 0 || isParked();
    }

    /** Whether an error has paused the table. */
    boolean isParked() {
        return state.equals("PARKED");
    }

    private static String property(ObjectName name, String key) {
        String value = name.getKeyProperty(key);
        return value != null && value.startsWith("\"") ? ObjectName.unquote(value) : value;
    }

    private static Number number(Map<String, Object> values, String name, Number defaultValue) {
        return values.get(name) instanceof Number number ? number : defaultValue;
    }
}
