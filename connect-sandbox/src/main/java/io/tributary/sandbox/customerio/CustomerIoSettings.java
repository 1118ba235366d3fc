package io.tributary.sandbox.customerio;

/**
 * What an API answers that is not a row, and how it does what its documents leave open.
 *
 * @param token the App API key
 * @param exclusiveBounds whether messages created at the second of a bound are left out
 * @param draftsAmongMessages whether drafts show without being asked for too
 * @param hiddenAmongSenders whether the list of senders shows hidden ones too where {@code hidden} is not asked for
 * @param activitiesOldestFirst whether activities come in the other order
 * @param wrappedPeople whether each person is wrapped in {@code customer}
 * @param repeatedSuppressions whether suppressed addresses are on a list twice
 * @param emptyPages whether lists with cursors have empty pages in between
 * @param largestPage rows on a page of newsletters or senders at most
 */
record CustomerIoSettings(
        String token,
        boolean exclusiveBounds,
        boolean draftsAmongMessages,
        boolean hiddenAmongSenders,
        boolean activitiesOldestFirst,
        boolean wrappedPeople,
        boolean repeatedSuppressions,
        boolean emptyPages,
        int largestPage) {}
