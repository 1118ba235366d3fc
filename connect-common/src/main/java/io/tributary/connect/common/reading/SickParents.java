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

/** The parents and independent lists of one table that are set aside, by identity. Belongs to the task's thread. */
public final class SickParents {
    private static final Logger log = LoggerFactory.getLogger(SickParents.class);

    /** More are an outage; and the offset that holds them has to stay below 1 MB. */
    private static final int MAX = 200;

    private final String table;
    private final TableMetrics metrics;
    private final Set<String> sick = new HashSet<>();
    private boolean anyRead;

    SickParents(String table, TableMetrics metrics) {
        this.table = table;
        this.metrics = metrics;
    }

    /** What identifies a parent, the same at each sync. */
    public static String id(Expansion expansion, ObjectNode parent) {
        String identity = expansion.identity(parent);
        return identity.isEmpty() ? Long.toHexString(expansion.version(parent)) : identity;
    }

    /** Adds the parents that were set aside before a restart. */
    public void restore(Collection<String> parents) {
        sick.addAll(parents);
        metrics.parentsSetAside(sick.size());
    }

    boolean isKnown(String parent) {
        return sick.contains(parent);
    }

    /** Whether no further parent may be set aside. */
    boolean isFull() {
        return sick.size() >= MAX;
    }

    /** Whether any parent of the table was read yet. */
    boolean isAnyRead() {
        return anyRead;
    }

    /** Sets a parent aside; logs it if it was not set aside before. */
    void setAside(String parent, ApiException failure) {
        if (sick.add(parent)) {
            log.warn(
                    "{}. Table {}: this one parent is set aside and retried at each sync; all others continue. If it keeps"
                            + " failing, report the request to the vendor",
                    failure.getMessage(),
                    table);
        }
        metrics.parentsSetAside(sick.size());
    }

    /** All parents were read: any that is still set aside no longer exists. */
    public void clear() {
        sick.clear();
        metrics.parentsSetAside(0);
    }

    /** Records that parents were read, now or before. */
    public void noteRead(Collection<String> parents) {
        anyRead = true;
        for (String parent : parents) {
            if (sick.remove(parent)) {
                log.info("Table {}: a parent that was set aside was read again", table);
            }
        }
        metrics.parentsSetAside(sick.size());
    }
}
