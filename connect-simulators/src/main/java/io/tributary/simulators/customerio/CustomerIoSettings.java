package io.tributary.simulators.customerio;

/**
 * What an API answers that is not a row, and how it does what its documents leave open.
 *
 * @param token the App API key
 * @param draftsAmongMessages whether drafts show without being asked for too
 * @param hiddenAmongSenders whether the list of senders shows hidden ones too where {@code hidden} is not asked for
 * @param activitiesOldestFirst whether activities come in the other order
 * @param wrappedPeople whether each person is wrapped in {@code customer}
 * @param repeatedSuppressions whether suppressed addresses are on a list twice
 * @param deletedOnly whether {@code deleted=true} shows activities of deleted people and no others
 * @param emptyPages whether lists with cursors have empty pages in between
 * @param largestPage rows on a page of newsletters or senders at most
 */
record CustomerIoSettings(
        String token,
        boolean draftsAmongMessages,
        boolean hiddenAmongSenders,
        boolean activitiesOldestFirst,
        boolean wrappedPeople,
        boolean repeatedSuppressions,
        boolean deletedOnly,
        boolean emptyPages,
        int largestPage) {}
