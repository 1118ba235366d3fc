package io.tributary.simulators.intercom;

import java.util.Set;
import java.util.function.Function;

/**
 * One of the searches.
 *
 * @param table whose rows it finds
 * @param open the answer up to the rows
 * @param nullNext whether the last page says {@code "next":null} rather than nothing
 * @param defaultPage rows on a page when the request does not say
 * @param largestPage rows on a page at most
 * @param probing whether a client has to find out the largest page, so that asking for more is no violation
 * @param fields what may be asked
 * @param times how times are compared, by version
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

    /** By the second from version 2.17 on, by the workspace's day before. */
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

    /** Companies are searched from version 2.17 on. */
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

    /** By the second or by the day in every version: both are told. */
    static SearchSpec conversations(IntercomSettings settings) {
        TimeRule rule = settings.tells(Telling.CONVERSATIONS_BY_DAY)
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
}
