package io.tributary.simulators.kustomer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Kustomer's tables and their names in the API. */
final class KustomerTables {

    static final String AUDIT_LOGS = "audit_logs";
    static final String CUSTOM_ATTRIBUTES = "custom_attributes";
    static final String KLASSES = "klasses";
    static final String SLAS = "slas";
    static final String SLA_VERSIONS = "sla_versions";

    /** Tables that are searched, with the type of their rows, which is also the context of a search. */
    static final Map<String, String> SEARCHED = searched();

    /** Tables that are listed. */
    static final Map<String, Listed> LISTED = listed();

    /** Tables that other responses include, or that have an endpoint of their own kind, with the type of their rows. */
    private static final Map<String, String> OTHERS = Map.of(
            AUDIT_LOGS, "audit_log",
            CUSTOM_ATTRIBUTES, "metadata",
            SLA_VERSIONS, "sla_version");

    private static final int SMALL = 100;
    private static final int LARGE = 500;
    private static final String CLASS_PREFIX = "kobject_";

    private KustomerTables() {}

    /**
     * How a table is listed.
     *
     * @param path of its list and, followed by an id, of a row
     * @param type of its rows
     * @param largestPage maximum rows per page
     * @param marksDeleted whether deleted rows are listed with a mark; if not, they are gone
     * @param filters whether the list accepts {@code deleted}
     */
    record Listed(String path, String type, int largestPage, boolean marksDeleted, boolean filters) {}

    private static Map<String, String> searched() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("companies", "company");
        types.put("conversations", "conversation");
        types.put("customers", "customer");
        types.put("kobjects", "kobject");
        types.put("messages", "message");
        types.put("notes", "note");
        return types;
    }

    private static Map<String, Listed> listed() {
        Map<String, Listed> lists = new TreeMap<>();
        lists.put("users", new Listed("/v1/users", "user", LARGE, true, true));
        lists.put("teams", new Listed("/v1/teams", "team", LARGE, true, true));
        lists.put("tags", new Listed("/v1/tags", "tag", SMALL, true, true));
        lists.put("shortcuts", new Listed("/v1/shortcuts", "shortcut", SMALL, true, true));
        lists.put("brands", plain("/v1/brands", "brand"));
        lists.put(KLASSES, plain("/v1/klasses", "klass"));
        lists.put("queues", new Listed("/v1/routing/queues", "queue", SMALL, true, false));
        lists.put("queue_rules", plain("/v1/routing/queue-rules", "queue_rule"));
        lists.put("schedules", plain("/v1/schedules", "schedule"));
        lists.put(SLAS, plain("/v1/slas", "sla"));
        lists.put("snooze_options", plain("/v1/snoozes", "snooze"));
        lists.put("work_sessions", plain("/v1/routing/work-sessions", "work_session"));
        return lists;
    }

    private static Listed plain(String path, String type) {
        return new Listed(path, type, SMALL, false, false);
    }

    /** All tables, ordered by name. */
    static List<String> all() {
        TreeSet<String> names = new TreeSet<>(SEARCHED.keySet());
        names.addAll(LISTED.keySet());
        names.addAll(OTHERS.keySet());
        return List.copyOf(names);
    }

    /** The type of a table's rows. */
    static String type(String table) {
        return LISTED.containsKey(table)
                ? LISTED.get(table).type()
                : SEARCHED.getOrDefault(table, OTHERS.getOrDefault(table, ""));
    }

    /** The path of a table's rows, without their id. */
    static String path(String table) {
        return LISTED.containsKey(table) ? LISTED.get(table).path() : "/v1/" + table;
    }

    /** Whether deleted rows stay, with a mark. */
    static boolean marksDeleted(String table) {
        return SEARCHED.containsKey(table)
                || LISTED.containsKey(table) && LISTED.get(table).marksDeleted();
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
