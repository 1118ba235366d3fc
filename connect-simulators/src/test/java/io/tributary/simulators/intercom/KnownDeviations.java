package io.tributary.simulators.intercom;

import com.atlassian.oai.validator.report.ValidationReport;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Known differences between Intercom's responses and its OpenAPI description. */
final class KnownDeviations {

    private static final Pattern NAME = Pattern.compile("\"([a-z_]+)\"");

    /** Fields that only responses have. */
    private static final Set<String> UNDESCRIBED = Set.of(
            // contacts
            "formatted_phone",
            "unsubscribed_from_sms",
            "sms_consent",
            "enabled_push_messaging",
            "referrer",
            "utm_campaign",
            "utm_content",
            "utm_medium",
            "utm_source",
            "utm_term",
            "opted_in_subscription_types",
            "opted_out_subscription_types",
            "country_code",
            "continent_code",
            // the type of lists inside contacts, and the number of the next page
            "type",
            "page",
            // conversations: teammates hold admins, where the description says teammates
            "admins",
            "topics",
            "ticket",
            "last_closed_by",
            // newer than the description
            "email",
            "waiting_since",
            "admin_assignee_id",
            "team_assignee_id",
            "translations",
            "external_reply_send_state",
            "seen_state",
            // notes of companies are an addressable list
            "data",
            "url",
            "total_count",
            "has_more",
            // the validator applies the closed allOf of quick replies to each of its parts
            "text",
            "uuid",
            // requests: conversations can be sorted
            "sort",
            // fields that no version has: Intercom adds fields at any time
            "preferred_channel",
            "account_owner",
            "translated_from");

    /** Values of a different type, and one parameter. */
    private static final List<Pattern> OTHERS = List.of(
            // all fields but the keys of rows can be null
            Pattern.compile(
                    "(?s)\\[Path '(?!/(data|conversations|segments|tags)/\\d+/id').*Instance type \\(null\\).*"),
            // an object in admins, in old contacts a plain URL
            Pattern.compile("(?s)\\[Path '[^']*/avatar'] Instance type \\((object|string)\\).*"),
            // booleans and numbers too
            Pattern.compile("(?s)\\[Path '[^']*/custom_attributes/[^']*'] Instance.*"),
            Pattern.compile("(?s)\\[Path '[^']*/(monthly_spend|median_time_to_reply)'] Instance type \\(number\\).*"),
            Pattern.compile("(?s)\\[Path '[^']*/(teammate/id|last_closed_by_id)'] Instance type \\(integer\\).*"),
            Pattern.compile("(?s)\\[Path '[^']*/assigned_to'] Instance type \\(string\\).*"),
            // a parameter that the list of contacts takes nevertheless
            Pattern.compile("Query parameter 'per_page' is unexpected on path \"/contacts\""));

    private KnownDeviations() {}

    static boolean include(ValidationReport.Message message) {
        String text = message.getMessage();
        if (message.getKey().endsWith("additionalProperties")) {
            Matcher names = NAME.matcher(text.substring(text.indexOf("by the schema")));
            return names.results().map(name -> name.group(1)).allMatch(UNDESCRIBED::contains);
        }
        return OTHERS.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
}
