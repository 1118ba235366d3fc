package io.tributary.systemtests.chaos;

import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.ConnectWorker;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** Waits for syncs, as reported by the workers' MBeans. A table is named {@code CONNECTOR.TABLE}. */
final class SyncWatch {
    /** Segment's catalogs, which are synced rarely. */
    private static final String RARELY_READ = ".catalog_";

    private final List<String> tables;

    SyncWatch(Collection<Replication> replications) {
        this.tables = replications.stream()
                .flatMap(each -> each.tables().stream().map(table -> each.name() + '.' + table))
                .toList();
    }

    /** Waits until every table has completed this many more syncs. The workers must respond. */
    void awaitSyncs(int times, List<ConnectWorker> workers) {
        long start = System.currentTimeMillis();
        Map<String, Set<Long>> seen = new HashMap<>();
        Patience.whileMoving(() -> progress(seen, times)).untilAsserted(() -> {
            lastSyncs(workers).forEach((table, time) -> {
                if (time > start) {
                    seen.computeIfAbsent(table, first -> new HashSet<>()).add(time);
                }
            });
            requireNone(tables.stream()
                    .filter(table -> seen.getOrDefault(table, Set.of()).size() < times)
                    .toList());
        });
    }

    /**
     * Waits until every table that is not synced rarely has completed a sync after {@code since}.
     *
     * @return when the last of them completed its first one, in epoch ms
     */
    long awaitReadSince(long since, List<ConnectWorker> workers) {
        Map<String, Long> first = new HashMap<>();
        Patience.whileMoving(first::size).untilAsserted(() -> {
            lastSyncs(workers).forEach((table, time) -> {
                if (time > since) {
                    first.putIfAbsent(table, time);
                }
            });
            requireNone(tables.stream()
                    .filter(table -> !first.containsKey(table) && !table.contains(RARELY_READ))
                    .toList());
        });
        return first.values().stream().max(Long::compare).orElseThrow();
    }

    /** The number of syncs, at most {@code times} per table, so that others do not hide a table that is stuck. */
    private static long progress(Map<String, Set<Long>> seen, int times) {
        return seen.values().stream()
                .mapToLong(syncs -> Math.min(times, syncs.size()))
                .sum();
    }

    private static void requireNone(List<String> waiting) {
        if (!waiting.isEmpty()) {
            throw new AssertionError("not synced: " + new TreeSet<>(waiting));
        }
    }

    private static Map<String, Long> lastSyncs(List<ConnectWorker> workers) {
        Map<String, Long> latest = new HashMap<>();
        for (ConnectWorker worker : workers) {
            try (JMXConnector jmx = worker.connectJmx()) {
                MBeanServerConnection beans = jmx.getMBeanServerConnection();
                for (ObjectName name : beans.queryNames(new ObjectName("io.tributary.connect:type=table,*"), null)) {
                    String table = name.getKeyProperty("connector") + '.' + name.getKeyProperty("table");
                    latest.merge(table, (Long) beans.getAttribute(name, "LastSyncCompleted"), Math::max);
                }
            } catch (IOException | JMException e) {
                throw new AssertionError("cannot read the MBeans of " + worker.restUrl(), e);
            }
        }
        return latest;
    }
}
