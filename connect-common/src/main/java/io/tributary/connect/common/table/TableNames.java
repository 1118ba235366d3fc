package io.tributary.connect.common.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names of a vendor's tables. Immutable.
 *
 * @param standard the tables that are replicated unless a user chooses some
 * @param further the tables that are replicated only if a user names them, or asks for every table
 * @param requestEach of the tables that need a request for each row of another list: the singular of that row
 */
public record TableNames(List<String> standard, List<String> further, Map<String, String> requestEach) {
    /** Stands for every table in the list of tables to replicate. */
    public static final String EVERY = "*";

    /** A vendor's tables if all of them are standard. */
    public static TableNames standard(String... names) {
        return new TableNames(List.of(names), List.of(), Map.of());
    }

    /** All names, sorted. */
    public List<String> all() {
        return Stream.concat(standard.stream(), further.stream()).sorted().toList();
    }

    /** The tables that a user's list selects: the standard ones if it is empty. */
    public List<String> selected(List<String> list) {
        if (list.contains(EVERY)) {
            return all();
        }
        return list.isEmpty() ? standard : list;
    }
}
