package io.tributary.simulators.kustomer;

/**
 * How this Kustomer differs from others.
 *
 * @param plainKobjects whether custom objects of all classes can be searched together
 * @param takesDeleted whether a search takes {@code includeDeleted}
 * @param archive what the archive can be searched by
 * @param listsDeleted whether lists hold deleted rows unless they are asked for them
 * @param filtersDeleted whether lists take {@code deleted}; those of users and tags always do
 * @param unstableTies whether equal values come in another order in each answer
 */
record KustomerSettings(
        String token,
        boolean plainKobjects,
        boolean takesDeleted,
        Archive archive,
        boolean listsDeleted,
        boolean filtersDeleted,
        boolean unstableTies) {

    /** What the archive can be searched by. */
    enum Archive {
        /** The times of updates and of creation. */
        BY_UPDATE,
        /** The time of creation alone. */
        BY_CREATION,
        /** There is none. */
        MISSING,
        /** The API key may not search it. */
        FORBIDDEN
    }
}
