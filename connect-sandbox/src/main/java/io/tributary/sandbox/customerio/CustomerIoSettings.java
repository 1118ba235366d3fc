package io.tributary.sandbox.customerio;

/**
 * What an API answers that is not a row, and how it does what its documents leave open.
 *
 * @param token the App API key
 * @param draftsAmongMessages whether drafts show without being asked for too
 * @param hiddenOnly whether {@code hidden=true} shows hidden senders and no others
 * @param activitiesOldestFirst whether activities come in the other order
 * @param deletedOnly whether {@code deleted=true} shows activities of deleted people and no others
 * @param prefixedIds whether people are found by {@code cio_} and their {@code cio_id} only
 * @param emptyPages whether lists with cursors have empty pages in between
 * @param largestPage rows on a page of newsletters or senders at most
 */
record CustomerIoSettings(
        String token,
        boolean draftsAmongMessages,
        boolean hiddenOnly,
        boolean activitiesOldestFirst,
        boolean deletedOnly,
        boolean prefixedIds,
        boolean emptyPages,
        int largestPage) {}
