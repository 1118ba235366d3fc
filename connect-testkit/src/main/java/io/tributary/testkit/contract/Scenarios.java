package io.tributary.testkit.contract;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Which scenario makes a change in a table of a simulated vendor, or why the vendor has no such change. */
public final class Scenarios {
    private final Map<Change, Map<String, Scenario>> made = new EnumMap<>(Change.class);
    private final Map<Change, Map<String, String>> never = new EnumMap<>(Change.class);

    /** Makes one change. */
    @FunctionalInterface
    public interface Scenario {
        /**
         * @param newest the latest time of the table's rows; the epoch where these have no replication key
         */
        void change(String table, Instant newest);
    }

    public Scenarios() {
        for (Change change : Change.values()) {
            made.put(change, new TreeMap<>());
            never.put(change, new TreeMap<>());
        }
    }

    /** Lets {@code scenario} make the change in each of these tables, of which it is told the name. */
    public Scenarios on(Change change, Collection<String> tables, Consumer<String> scenario) {
        return at(change, tables, (table, newest) -> scenario.accept(table));
    }

    /** Lets {@code scenario} make the change in this table. */
    public Scenarios on(Change change, String table, Runnable scenario) {
        return at(change, List.of(table), (name, newest) -> scenario.run());
    }

    /** Lets {@code scenario} make the change in each of these tables. */
    public Scenarios at(Change change, Collection<String> tables, Scenario scenario) {
        tables.forEach(table -> made.get(change).put(table, scenario));
        return this;
    }

    /** Says why rows of these tables never change so. */
    public Scenarios never(Change change, String why, String... tables) {
        List.of(tables).forEach(table -> never.get(change).put(table, why));
        return this;
    }

    /** The scenarios of a change, by table. */
    Map<String, Scenario> of(Change change) {
        return made.get(change);
    }

    /** Whether anything is said of a change in a table. */
    boolean covers(Change change, String table) {
        return made.get(change).containsKey(table) || never.get(change).containsKey(table);
    }

    /** All tables that are named. */
    Collection<String> tables() {
        Collection<String> tables = new TreeSet<>();
        made.values().forEach(change -> tables.addAll(change.keySet()));
        never.values().forEach(change -> tables.addAll(change.keySet()));
        return tables;
    }
}
