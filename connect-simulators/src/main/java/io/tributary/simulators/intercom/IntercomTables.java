package io.tributary.simulators.intercom;

import java.util.List;

/** The names of the tables, as their topics have them. */
public final class IntercomTables {

    /** Those that can grow large and are indexed by time. */
    static final List<String> LARGE = List.of("contacts", "companies", "conversations");

    /** Those that the API answers whole. */
    static final List<String> SMALL = List.of(
            "tags", "teams", "admins", "segments", "company_segments", "contact_attributes", "company_attributes");

    /** All of them. */
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
