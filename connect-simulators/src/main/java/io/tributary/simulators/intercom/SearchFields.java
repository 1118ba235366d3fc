package io.tributary.simulators.intercom;

import java.util.Optional;
import java.util.Set;

/**
 * The searchable fields by type, from "Accepted fields" in the API reference of each search.
 *
 * @param times UNIX seconds
 * @param numbers integers
 * @param texts strings and booleans
 */
record SearchFields(Set<String> times, Set<String> numbers, Set<String> texts) {

    /** Type of a field. */
    enum Type {
        TIME,
        NUMBER,
        TEXT,
        CUSTOM
    }

    static final SearchFields CONTACTS = new SearchFields(
            Set.of(
                    ("created_at signed_up_at updated_at last_seen_at last_contacted_at last_replied_at last_email_opened_at"
                                    + " last_email_clicked_at ios_last_seen_at android_last_seen_at")
                            .split(" ")),
            Set.of(),
            Set.of(
                    ("id role name avatar owner_id email email_domain phone formatted_phone external_id language_override"
                                    + " browser browser_language os location.country location.region location.city"
                                    + " unsubscribed_from_emails marked_email_as_spam has_hard_bounced ios_app_version ios_device"
                                    + " ios_os_version ios_app_name ios_sdk_version android_app_version android_device"
                                    + " android_app_name tag_id")
                            .split(" ")));

    static final SearchFields COMPANIES = new SearchFields(
            Set.of("created_at", "updated_at", "remote_created_at", "last_request_at"),
            Set.of("monthly_spend", "session_count", "user_count"),
            Set.of("company_id", "name", "tag_id"));

    static final SearchFields CONVERSATIONS = new SearchFields(
            Set.of("created_at", "updated_at", "waiting_since", "snoozed_until"),
            Set.of(
                    "admin_assignee_id",
                    "team_assignee_id",
                    "statistics.count_reopens",
                    "statistics.count_assignments",
                    "statistics.count_conversation_parts"),
            Set.of(("id source.type source.id source.delivered_as source.subject source.body source.author.id"
                            + " source.author.type source.author.name source.author.email source.url open read state priority"
                            + " ai_agent_participated")
                    .split(" ")));

    static final SearchFields TICKETS = new SearchFields(
            Set.of("created_at", "updated_at", "snoozed_until"),
            Set.of("admin_assignee_id", "team_assignee_id"),
            Set.of("id", "category", "ticket_type_id", "contact_ids", "teammate_ids", "open", "state"));

    Optional<Type> type(String field) {
        if (times.contains(field)) {
            return Optional.of(Type.TIME);
        }
        if (numbers.contains(field)) {
            return Optional.of(Type.NUMBER);
        }
        if (field.startsWith("custom_attributes.")) {
            return Optional.of(Type.CUSTOM);
        }
        return texts.contains(field) ? Optional.of(Type.TEXT) : Optional.empty();
    }
}
