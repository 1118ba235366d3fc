package io.tributary.simulators.intercom;

import java.util.List;

/** The names of the tables, as in their topics. */
public final class IntercomTables {

    /** Tables that can grow large. Indexed by time. */
    static final List<String> LARGE = List.of("contacts", "companies", "conversations", "tickets");

    /** Tables that the API returns completely. */
    static final List<String> SMALL = List.of(
            "tags",
            "teams",
            "admins",
            "segments",
            "company_segments",
            "contact_attributes",
            "company_attributes",
            "articles",
            "help_center_collections",
            "ticket_types",
            "ticket_states",
            "subscription_types",
            "conversation_attributes",
            "activity_logs");

    /** All tables. */
    public static final List<String> ALL = List.of(
            "activity_logs",
            "admins",
            "articles",
            "companies",
            "company_attributes",
            "company_segment_members",
            "company_segments",
            "contact_attributes",
            "contacts",
            "conversation_attributes",
            "conversation_parts",
            "conversations",
            "help_center_collections",
            "segments",
            "subscription_types",
            "tags",
            "teams",
            "ticket_parts",
            "ticket_states",
            "ticket_types",
            "tickets");

    private IntercomTables() {}

    /** The field that identifies a row of a table that is returned completely. */
    static String key(String table) {
        return table.equals("contact_attributes") || table.equals("company_attributes") ? "full_name" : "id";
    }
}
