package io.tributary.connect.common.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that ever happened to an API's rows, so that it can answer as of any moment. */
final class Rows {
    /** The unit of all times here: the coarsest of the clocks that matter, a second. */
    static final long UNIT = 1000;
    /** When the API's life begins. */
    static final long BEGIN = 1_767_225_600_000L;

    private final Map<String, List<Change>> changes = new TreeMap<>();
    private long now = BEGIN;
    private long versions;

    /** A change that lists show after some units of time. */
    Change put(String id, long time, long lag, boolean deleted) {
        Change change = new Change(id, ++versions, time, now + lag * UNIT, deleted);
        changes.computeIfAbsent(id, key -> new ArrayList<>()).add(change);
        return change;
    }

    void pass(long units) {
        now += units * UNIT;
    }

    long now() {
        return now;
    }

    Moment moment() {
        return new Moment(versions, now);
    }

    Collection<String> ids() {
        return changes.keySet();
    }

    /** The row as it truly is; null where it never was. */
    Change newest(String id, Moment moment) {
        return last(id, moment.changes(), Long.MAX_VALUE);
    }

    /** The row as lists show it; null where they do not yet. */
    Change shown(String id, Moment moment) {
        return last(id, moment.changes(), moment.time());
    }

    /** The row as lists have shown it before its last change; null where they have not. */
    Change shownBefore(String id, Moment moment) {
        Change shown = shown(id, moment);
        return shown == null ? null : last(id, shown.version() - 1, moment.time());
    }

    private Change last(String id, long version, long time) {
        List<Change> row = changes.getOrDefault(id, List.of());
        for (int i = row.size() - 1; i >= 0; i--) {
            if (row.get(i).version() <= version && row.get(i).shownFrom() <= time) {
                return row.get(i);
            }
        }
        return null;
    }

    /** Whether the row is there now. */
    boolean exists(String id) {
        Change newest = newest(id, moment());
        return newest != null && !newest.deleted();
    }

    /** Whether the row was deleted after it had that version, and by {@code moment} at the latest. */
    boolean wasDeletedAfter(String id, long version) {
        return changes.getOrDefault(id, List.of()).stream()
                .anyMatch(change -> change.deleted() && change.version() > version);
    }

    /** How often the row was deleted. */
    long deletions(String id) {
        return changes.getOrDefault(id, List.of()).stream()
                .filter(Change::deleted)
                .count();
    }

    /** How many versions changed more than so many ms after their row was created. */
    long versionsAfter(long lookback, Map<Long, Long> changedAt) {
        return changes.values().stream()
                .flatMap(List::stream)
                .filter(change -> changedAt.get(change.version()) > change.time() + lookback)
                .count();
    }

    /** How many versions there were from {@code time} on. */
    long versionsSince(long time) {
        return changes.values().stream()
                .flatMap(List::stream)
                .filter(change -> change.time() >= time)
                .count();
    }
}
