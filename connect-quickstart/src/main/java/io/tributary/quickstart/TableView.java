package io.tributary.quickstart;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is shown about a table.
 *
 * @param vendor the vendor's name, as on the command line
 * @param rows in its topic, not counting tombstones
 * @param stored rows in the sink's table; empty if there is none
 * @param fraction of the running or first sync that is done, from 0 to 1; empty if no total is known
 * @param lastSync when the last sync was completed, in epoch ms; 0 before the first
 * @param state in lower case; empty if unknown
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
