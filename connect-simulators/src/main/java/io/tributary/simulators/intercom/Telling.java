package io.tributary.simulators.intercom;

/** What people who saw the API tell otherwise than its reference, or than each other. */
public enum Telling {
    /** A contact that was merged into another answers 410 {@code contact_merged}, from version 2.16 on; else 404. */
    MERGED_CONTACT_IS_410,
    /** Times of conversations are compared by the workspace's day; else by the second. */
    CONVERSATIONS_BY_DAY,
    /** The first call of the scroll of a workspace without companies answers 404; else an empty list. */
    EMPTY_SCROLL_IS_404,
    /** The {@code scroll_param} before the latest gives its page again; else the page after the last one served. */
    SCROLL_REPEATS_ITS_PAGE,
    /** The full tags of a contact are fewer than its {@code total_count}: 11 of 14. */
    FULL_TAGS_ARE_FEWER,
    /** Some rows have integers as text: assignee ids, {@code waiting_since} of parts, sizes of attachments. */
    NUMBERS_AS_TEXT,
    /** A 429 carries {@code Retry-After} too. */
    RETRY_AFTER
}
