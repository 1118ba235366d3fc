package io.tributary.connect.common.reading;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once of each row that the API cannot show that it is left out. Belongs to the task's thread. */
public final class UnreadableRows {
    private static final Logger log = LoggerFactory.getLogger(UnreadableRows.class);
    private static final int MOST_REMEMBERED = 10_000;

    private final Set<String> told = new HashSet<>();

    /** A row at {@code place} was left out by a sync. */
    void skipped(String table, String place) {
        if (told.size() < MOST_REMEMBERED && told.add(place)) {
            log.warn(
                    "Table {}: skipped a row that the API lists but cannot show ({}). The other rows go on; each sync that"
                            + " meets the row tries it again and counts it in RowsUnreadable, without another log line",
                    table,
                    place);
        }
    }
}
