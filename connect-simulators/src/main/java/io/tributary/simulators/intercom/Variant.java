package io.tributary.simulators.intercom;

/** Deviations from the API reference that users have reported. */
public enum Variant {
    /** A merged contact returns 410 {@code contact_merged} from version 2.16 on, instead of 404. */
    MERGED_CONTACT_IS_410,
    /** Conversation searches compare days of the workspace instead of seconds. */
    CONVERSATIONS_BY_DAY,
    /** The scroll of a workspace without companies returns 404 instead of an empty list. */
    EMPTY_SCROLL_IS_404,
    /** The previous {@code scroll_param} returns its page again, instead of the page after the last one sent. */
    SCROLL_REPEATS_ITS_PAGE,
    /** A contact has fewer full tags than its {@code total_count}: 11 of 14. */
    FULL_TAGS_ARE_FEWER,
    /** Some rows have integers as text: assignee ids, {@code waiting_since} of parts, sizes of attachments. */
    NUMBERS_AS_TEXT,
    /** Lists of articles, collections and activity logs have a cursor for the next page, as described, instead of a link. */
    CURSOR_PAGES,
    /** A 429 has {@code Retry-After}. */
    RETRY_AFTER
}
