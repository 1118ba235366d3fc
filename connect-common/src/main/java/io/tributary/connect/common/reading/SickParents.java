package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.table.Expansion;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parents of one table whose rows cannot be read for now, by identity. Belongs to the task's thread. */
public final class SickParents {
    private static final Logger log = LoggerFactory.getLogger(SickParents.class);

    /** More are an outage; and an offset that names them has to stay below 1 MB. */
    private static final int MOST = 200;

    private final String table;
    private final TableMetrics metrics;
    private final Set<String> sick = new HashSet<>();
    private boolean anyAnswered;

    SickParents(String table, TableMetrics metrics) {
        this.table = table;
        this.metrics = metrics;
    }

    /** What tells a parent from others, at each sync. */
    public static String id(Expansion expansion, ObjectNode parent) {
        String identity = expansion.identity(parent);
        return identity.isEmpty() ? Long.toHexString(expansion.version(parent)) : identity;
    }

    /** Parents that were set aside before a restart. */
    public void restore(Collection<String> parents) {
        sick.addAll(parents);
        metrics.parentsSetAside(sick.size());
    }

    boolean isKnown(String parent) {
        return sick.contains(parent);
    }

    /** Whether no more parents are set aside. */
    boolean isFull() {
        return sick.size() >= MOST;
    }

    /** Whether the table's parents can be asked about at all. */
    boolean isAnyAnswered() {
        return anyAnswered;
    }

    /** A parent is set aside; the log is told when it was not before. */
    void setAside(String parent, ApiException failure) {
        if (sick.add(parent)) {
            log.warn(
                    "{}. Table {}: the rows of this one parent are set aside, and asked for again at each sync; all others go"
                            + " on. If it stays so, report the request to the vendor",
                    failure.getMessage(),
                    table);
        }
        metrics.parentsSetAside(sick.size());
    }

    /** All parents were answered: one that is still known is not there any more. */
    public void noneIsLeft() {
        sick.clear();
        metrics.parentsSetAside(0);
    }

    /** Parents were answered, now or before. */
    public void answered(Collection<String> parents) {
        anyAnswered = true;
        for (String parent : parents) {
            if (sick.remove(parent)) {
                log.info("Table {}: a parent that was set aside is answered again", table);
            }
        }
        metrics.parentsSetAside(sick.size());
    }
}
