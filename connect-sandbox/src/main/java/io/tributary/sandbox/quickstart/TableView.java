package io.tributary.sandbox.quickstart;

import java.util.OptionalDouble;

/**
 * What is shown of one table.
 *
 * @param rows in its topic, tombstones not counted
 * @param fraction of the running or first sync that is done, from 0 to 1; empty where no total is known
 * @param lastSync when a sync was completed last, in epoch milliseconds; 0 where none was
 * @param state in lower case; empty where the connector tells none
 */
record TableView(
        String table,
        String topic,
        long rows,
        double rowsPerSecond,
        OptionalDouble fraction,
        long lastSync,
        String state) {}
