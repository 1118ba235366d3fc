package io.tributary.simulators.intercom;

import java.util.List;

/** The names of the tables, as in their topics. */
public final class IntercomTables {

    /** Tables that can grow large. Indexed by time. */
    static final List<String> LARGE = List.of("contacts", "companies", "conversations");

    /** Tables that the API returns completely. */
    static final List<String> SMALL = List.of(
            "tags", "teams", "admins", "segments", "company_segments", "contact_attributes", "company_attributes");

    /** All tables. */
    public static final List<String> ALL = List.of(
            "admins",
            "companies",
            "company_attributes",
            "company_segments",
            "contact_attributes",
            "contacts",
            "conversation_parts",
            "conversations",
            "segments",
            "tags",
            "teams");

    private IntercomTables() {}
}
