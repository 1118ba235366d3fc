package io.tributary.quickstart;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is shown of one table.
 *
 * @param vendor the vendor's name, as on the command line
 * @param rows in its topic, tombstones not counted
 * @param stored rows in the sink's table; empty where there is none
 * @param fraction of the running or first sync that is done, from 0 to 1; empty where no total is known
 * @param lastSync when a sync was completed last, in epoch milliseconds; 0 where none was
 * @param state in lower case; empty where the connector tells none
 */
record TableView(
        String vendor,
        String table,
        String topic,
        long rows,
        OptionalLong stored,
        double rowsPerSecond,
        OptionalDouble fraction,
        long lastSync,
        String state) {}
