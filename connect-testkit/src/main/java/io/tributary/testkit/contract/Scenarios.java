package io.tributary.testkit.contract;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The scenario for each change in each table of a simulated vendor, or the reason why the vendor has no such change. */
public final class Scenarios {
    private final Map<Change, Map<String, Scenario>> made = new EnumMap<>(Change.class);
    private final Map<Change, Map<String, String>> never = new EnumMap<>(Change.class);

    /** Makes one change. */
    @FunctionalInterface
    public interface Scenario {
        /**
         * @param newest the latest time of the table's rows; the epoch if they have no replication key
         */
        void change(String table, Instant newest);
    }

    public Scenarios() {
        for (Change change : Change.values()) {
            made.put(change, new TreeMap<>());
            never.put(change, new TreeMap<>());
        }
    }

    /** Makes the change in each of these tables with {@code scenario}, which gets the table's name. */
    public Scenarios on(Change change, Collection<String> tables, Consumer<String> scenario) {
        return at(change, tables, (table, newest) -> scenario.accept(table));
    }

    /** Makes the change in this table with {@code scenario}. */
    public Scenarios on(Change change, String table, Runnable scenario) {
        return at(change, List.of(table), (name, newest) -> scenario.run());
    }

    /** Makes the change in each of these tables with {@code scenario}, which gets the name and the newest time. */
    public Scenarios at(Change change, Collection<String> tables, Scenario scenario) {
        tables.forEach(table -> made.get(change).put(table, scenario));
        return this;
    }

    /** Declares that rows of these tables never change like this, and why. */
    public Scenarios never(Change change, String why, String... tables) {
        List.of(tables).forEach(table -> never.get(change).put(table, why));
        return this;
    }

    /** The scenarios of a change, by table. */
    Map<String, Scenario> of(Change change) {
        return made.get(change);
    }

    /** Whether there is a scenario or a reason for a change in a table. */
    boolean covers(Change change, String table) {
        return made.get(change).containsKey(table) || never.get(change).containsKey(table);
    }

    /** All tables with a scenario or a reason. */
    Collection<String> tables() {
        Collection<String> tables = new TreeSet<>();
        made.values().forEach(change -> tables.addAll(change.keySet()));
        never.values().forEach(change -> tables.addAll(change.keySet()));
        return tables;
    }
}
