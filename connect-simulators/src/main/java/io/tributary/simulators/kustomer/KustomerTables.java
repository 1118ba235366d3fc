package io.tributary.simulators.kustomer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kustomer's tables and their names in the API. */
final class KustomerTables {

    /** Tables that are searched, with the type of their rows, which is also the context of a search. */
    static final Map<String, String> SEARCHED = searched();

    /** Tables that are listed, with their maximum rows per page. */
    static final Map<String, Integer> LISTED = Map.of("users", 500, "teams", 500, "tags", 100, "shortcuts", 100);

    private static final String CLASS_PREFIX = "kobject_";

    private KustomerTables() {}

    private static Map<String, String> searched() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("conversations", "conversation");
        types.put("customers", "customer");
        types.put("kobjects", "kobject");
        types.put("messages", "message");
        types.put("notes", "note");
        return types;
    }

    /** All nine tables, ordered by name. */
    static List<String> all() {
        return List.of(
                "conversations", "customers", "kobjects", "messages", "notes", "shortcuts", "tags", "teams", "users");
    }

    /** The type of a table's rows. */
    static String type(String table) {
        return SEARCHED.getOrDefault(table, table.substring(0, table.length() - 1));
    }

    /** The table of a search's context. Empty if there is none. */
    static String ofContext(String context) {
        if (context.startsWith(CLASS_PREFIX)) {
            return "kobjects";
        }
        return SEARCHED.entrySet().stream()
                .filter(entry -> entry.getValue().equals(context))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** The class of custom objects in a search's context. Empty if there is none. */
    static String classOf(String context) {
        return context.startsWith(CLASS_PREFIX) ? context.substring(CLASS_PREFIX.length()) : "";
    }
}
