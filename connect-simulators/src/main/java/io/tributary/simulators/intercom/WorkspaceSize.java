package io.tributary.simulators.intercom;

/**
 * The initial number of rows in a workspace.
 *
 * @param contacts users and leads
 * @param companies with users
 * @param conversations of all states
 * @param parts of all conversations
 * @param longConversations conversations with more than 500 parts each, included in {@code parts}
 * @param tags of contacts, companies and conversations
 * @param segments of contacts, and a third as many of companies
 * @param admins teammates; the first is a bot
 * @param teams of admins
 * @param customAttributes of contacts, and as many of companies
 * @param articles of the help center, and three quarters as many collections
 * @param tickets of all types
 * @param activityLogs entries of the log of what teammates did
 */
record WorkspaceSize(
        int contacts,
        int companies,
        int conversations,
        int parts,
        int longConversations,
        int tags,
        int segments,
        int admins,
        int teams,
        int customAttributes,
        int articles,
        int tickets,
        int activityLogs) {

    private static final int WITHOUT_PARTS_EVERY = 10;
    private static final int LONGEST = 1203;
    private static final int LONG_STEP = 350;

    /** Number of parts of conversation {@code number}. Every tenth has none, the first of the others may be long. */
    int partsOf(int number) {
        if (number % WITHOUT_PARTS_EVERY == 0) {
            return 0;
        }
        int rank = number - 1 - number / WITHOUT_PARTS_EVERY;
        return rank < longConversations ? longParts(rank) : shortParts(rank - longConversations);
    }

    private int longParts(int rank) {
        return Math.max(501, LONGEST - rank * LONG_STEP);
    }

    private int shortParts(int rank) {
        int withParts = conversations - (conversations + WITHOUT_PARTS_EVERY - 1) / WITHOUT_PARTS_EVERY;
        long sharing = Math.max(1, withParts - longConversations);
        long shared = parts;
        for (int i = 0; i < longConversations; i++) {
            shared -= longParts(i);
        }
        long each = Math.max(0, shared);
        return (int) ((rank + 1) * each / sharing - rank * each / sharing) + shifted(rank, each / sharing, sharing);
    }

    /** Moves parts between adjacent conversations, so that they differ and the sum stays the same. */
    private static int shifted(int rank, long average, long sharing) {
        boolean paired = rank % 2 == 1 || rank + 1 < sharing;
        int amount = (int) (average * (rank / 2 % 10) / 10);
        int signed = rank % 2 == 0 ? amount : -amount;
        return paired ? signed : 0;
    }
}
