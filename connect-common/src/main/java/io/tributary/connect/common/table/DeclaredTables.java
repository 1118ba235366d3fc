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
    private final Map<String, Entry<V>> entries;

    private DeclaredTables(Map<String, Entry<V>> entries) {
        this.entries = entries;
    }

    /** A table's declaration. {@code requestEach} is null unless it needs a request for each row of another list. */
    private record Entry<V>(Declaration<V> declaration, boolean isStandard, String requestEach) {}

    /** No tables yet. */
    public static <V> DeclaredTables<V> none() {
        return new DeclaredTables<>(Map.of());
    }

    /**
     * These tables and a standard one.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public DeclaredTables<V> with(String name, Declaration<V> declaration) {
        return and(name, new Entry<>(declaration, true, null));
    }

    /** These tables and one that users have to ask for. */
    public DeclaredTables<V> withFurther(String name, Declaration<V> declaration) {
        return and(name, new Entry<>(declaration, false, null));
    }

    /**
     * The same for one that needs a request for each row of another list.
     *
     * @param each the singular of that row, such as "customer"
     */
    public DeclaredTables<V> withFurther(String name, String each, Declaration<V> declaration) {
        return and(name, new Entry<>(declaration, false, each));
    }

    private DeclaredTables<V> and(String name, Entry<V> table) {
        Map<String, Entry<V>> more = new TreeMap<>(entries);
        if (more.put(name, table) != null) {
            throw new IllegalArgumentException("Two tables are called " + name);
        }
        return new DeclaredTables<>(more);
    }

    /** The tables' names. */
    public TableNames names() {
        Map<String, String> requestEach = new TreeMap<>();
        entries.forEach((name, table) -> {
            if (table.requestEach() != null) {
                requestEach.put(name, table.requestEach());
            }
        });
        return new TableNames(names(true), names(false), requestEach);
    }

    private List<String> names(boolean standard) {
        return entries.entrySet().stream()
                .filter(table -> table.getValue().isStandard() == standard)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The tables. */
    public List<Table> build(V vendor) {
        return entries.entrySet().stream()
                .map(table -> table.getValue().declaration().build(vendor, table.getKey()))
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
