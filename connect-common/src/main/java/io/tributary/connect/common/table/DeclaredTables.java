package io.tributary.connect.common.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables of a vendor, in alphabetical order: the only place that names them. Immutable.
 *
 * @param <V> builds the tables from its settings
 */
public final class DeclaredTables<V> {
    private final Map<String, Declaration<V>> declarations;

    private DeclaredTables(Map<String, Declaration<V>> declarations) {
        this.declarations = declarations;
    }

    /** No tables yet. */
    public static <V> DeclaredTables<V> none() {
        return new DeclaredTables<>(Map.of());
    }

    /**
     * These tables and one more.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public DeclaredTables<V> with(String name, Declaration<V> declaration) {
        Map<String, Declaration<V>> more = new TreeMap<>(declarations);
        if (more.put(name, declaration) != null) {
            throw new IllegalArgumentException("Two tables are called " + name);
        }
        return new DeclaredTables<>(more);
    }

    /** The tables' names. */
    public List<String> names() {
        return List.copyOf(declarations.keySet());
    }

    /** The tables. */
    public List<Table> build(V vendor) {
        return declarations.entrySet().stream()
                .map(table -> table.getValue().build(vendor, table.getKey()))
                .toList();
    }

    /**
     * How a table is built.
     *
     * @param <V> builds it
     */
    @FunctionalInterface
    public interface Declaration<V> {
        /** The table of that name. */
        Table build(V vendor, String name);
    }
}
