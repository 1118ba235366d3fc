package io.tributary.connect.common.reading;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each row that is skipped because the API cannot return it, once. Belongs to the task's thread. */
public final class UnreadableRows {
    private static final Logger log = LoggerFactory.getLogger(UnreadableRows.class);
    private static final int MAX_REMEMBERED = 10_000;

    private final Set<String> logged = new HashSet<>();

    /** A sync has skipped a row at {@code place}. */
    void skipped(String table, String place) {
        if (logged.size() < MAX_REMEMBERED && logged.add(place)) {
            log.warn(
                    "Table {}: skipped a row that the API lists but cannot return ({}). The other rows continue; each sync"
                            + " that reads the row retries it and counts it in RowsUnreadable, without another log line",
                    table,
                    place);
        }
    }
}
