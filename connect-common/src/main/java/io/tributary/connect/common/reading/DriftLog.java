package io.tributary.connect.common.reading;

import io.tributary.connect.common.http.Words;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.schema.Drift;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what does not match a table's schema, and logs each path once, up to {@value #MAX_PATHS} paths. Thread-safe. */
final class DriftLog implements Drift {
    /** The most paths logged per table, in one run of its task. */
    static final int MAX_PATHS = 100;
    /** The longest part of a path that is logged; its names come from the response. */
    private static final int MAX_CHARACTERS = 300;

    private static final Logger log = LoggerFactory.getLogger(DriftLog.class);
    private static final String UNKNOWN =
            "Table {}: the API sends a field that the schema does not name: {}. It is kept in _extra";
    private static final String MISFIT =
            "Table {}: a value does not fit the declared type of its field: {}. The original is kept in _extra";

    private final String table;
    private final TableMetrics metrics;
    private final Set<String> unknownPaths = ConcurrentHashMap.newKeySet();
    private final Set<String> misfitPaths = ConcurrentHashMap.newKeySet();
    private volatile boolean full;

    DriftLog(String table, TableMetrics metrics) {
        this.table = table;
        this.metrics = metrics;
    }

    @Override
    public void row(Set<String> unknown, Set<String> misfits, int values) {
        if (!unknown.isEmpty()) {
            metrics.rowWithUnknownFields();
        }
        metrics.valuesThatDidNotFit(values);
        unknown.forEach(path -> logOnce(UNKNOWN, path, unknownPaths));
        misfits.forEach(path -> logOnce(MISFIT, path, misfitPaths));
    }

    private void logOnce(String message, String path, Set<String> logged) {
        if (!full && !logged.contains(path)) {
            logNew(message, path, logged);
        }
    }

    private synchronized void logNew(String message, String path, Set<String> logged) {
        if (full || !logged.add(path)) {
            return;
        }
        log.info(message, table, Words.cut(Words.plain(path), MAX_CHARACTERS));
        full = unknownPaths.size() + misfitPaths.size() == MAX_PATHS;
        if (full) {
            log.info("Table {}: {} such paths were logged; further ones are only counted", table, MAX_PATHS);
        }
    }
}
