package io.tributary.simulators.intercom;

import java.util.Set;
import java.util.function.Function;

/**
 * The properties of a search.
 *
 * @param table table that it searches
 * @param open the response up to the rows
 * @param nullNext whether the last page has {@code "next":null} instead of no field
 * @param defaultPage rows per page by default
 * @param largestPage maximum rows per page
 * @param probing whether a client has to find out the largest page, so that a larger one is not a violation
 * @param fields searchable fields
 * @param times rule for comparing times, by version
 */
record SearchSpec(
        String table,
        String open,
        boolean nullNext,
        int defaultPage,
        int largestPage,
        boolean probing,
        SearchFields fields,
        Function<ApiVersion, TimeRule> times) {

    private static final String LIST = "{\"type\":\"list\",\"data\":[";

    /** Compares seconds from version 2.17 on, days of the workspace before. */
    static SearchSpec contacts(IntercomSettings settings) {
        TimeRule seconds = TimeRule.bySecond(Set.of("=", "!=", ">", "<", ">=", "<="), false);
        TimeRule days = TimeRule.byDay(settings.timeZone());
        return new SearchSpec(
                "contacts",
                LIST,
                true,
                50,
                settings.largestPage(),
                false,
                SearchFields.CONTACTS,
                version -> version.isBefore("2.17") ? days : seconds);
    }

    /** The companies search exists since version 2.17. */
    static SearchSpec companies(IntercomSettings settings) {
        TimeRule rule = TimeRule.bySecond(Set.of("=", "!=", ">", "<"), false);
        return new SearchSpec(
                "companies",
                LIST,
                true,
                Math.min(15, settings.largestCompanyPage()),
                settings.largestCompanyPage(),
                true,
                SearchFields.COMPANIES,
                version -> rule);
    }

    /** Compares seconds or days in all versions: reports differ. */
    static SearchSpec conversations(IntercomSettings settings) {
        TimeRule rule = settings.has(Variant.CONVERSATIONS_BY_DAY)
                ? TimeRule.byDay(settings.timeZone())
                : TimeRule.bySecond(Set.of("=", "!=", ">", "<", "<="), settings.greaterIncludesEqual());
        return new SearchSpec(
                "conversations",
                "{\"type\":\"conversation.list\",\"conversations\":[",
                false,
                20,
                settings.largestPage(),
                false,
                SearchFields.CONVERSATIONS,
                version -> rule);
    }

    /** Compares seconds in all versions. */
    static SearchSpec tickets(IntercomSettings settings) {
        TimeRule rule = TimeRule.bySecond(Set.of("=", "!=", ">", "<", "<="), settings.greaterIncludesEqual());
        return new SearchSpec(
                "tickets",
                "{\"type\":\"ticket.list\",\"tickets\":[",
                false,
                20,
                settings.largestPage(),
                false,
                SearchFields.TICKETS,
                version -> rule);
    }
}
