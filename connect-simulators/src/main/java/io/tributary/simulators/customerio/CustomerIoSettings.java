package io.tributary.simulators.customerio;

/**
 * The settings of a simulated Customer.io, including what its documentation leaves open.
 *
 * @param token the App API key
 * @param draftsAmongMessages whether drafts are among other messages
 * @param hiddenAmongSenders whether the list of senders without {@code hidden} includes hidden ones
 * @param activitiesOldestFirst whether activities are listed oldest first
 * @param wrappedPeople whether each person is wrapped in {@code customer}
 * @param repeatedSuppressions whether suppressed addresses are in a list twice
 * @param deletedOnly whether {@code deleted=true} returns only activities of deleted people
 * @param emptyPages whether lists with cursors have empty pages before the end
 * @param describedChildren whether what campaigns, broadcasts, newsletters and segments have is as described, not as seen live
 * @param membersPerPage maximum members of a segment per page
 * @param largestPage maximum rows per page of newsletters and senders
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
        boolean describedChildren,
        int membersPerPage,
        int largestPage) {}
