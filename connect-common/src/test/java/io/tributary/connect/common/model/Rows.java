package io.tributary.connect.common.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The history of an API's rows, so that it can respond as of any moment. */
final class Rows {
    /** The unit of all times, in ms: a second, the coarsest of the relevant clocks. */
    static final long UNIT = 1000;
    /** The start of the history, in epoch ms. */
    static final long BEGIN = 1_767_225_600_000L;

    private final Map<String, List<Change>> changes = new TreeMap<>();
    private long now = BEGIN;
    private long versions;

    /** Changes a row. Lists return the change after {@code lag} units of time. */
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

    /** The current version of a row. Null if it never existed. */
    Change newest(String id, Moment moment) {
        return last(id, moment.changes(), Long.MAX_VALUE);
    }

    /** The version that lists return. Null if there is none yet. */
    Change shown(String id, Moment moment) {
        return last(id, moment.changes(), moment.time());
    }

    /** The version that lists returned before the last change. Null if there was none. */
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

    /** Whether the row exists now. */
    boolean exists(String id) {
        Change newest = newest(id, moment());
        return newest != null && !newest.deleted();
    }

    /** Whether the row was deleted after that version, and no later than {@code moment}. */
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

    /** How many versions have a time more than {@code lookback} ms after the creation of their row. */
    long versionsAfter(long lookback, Map<Long, Long> changedAt) {
        return changes.values().stream()
                .flatMap(List::stream)
                .filter(change -> changedAt.get(change.version()) > change.time() + lookback)
                .count();
    }

    /** How many versions have a time of {@code time} or later. */
    long versionsSince(long time) {
        return changes.values().stream()
                .flatMap(List::stream)
                .filter(change -> change.time() >= time)
                .count();
    }
}
