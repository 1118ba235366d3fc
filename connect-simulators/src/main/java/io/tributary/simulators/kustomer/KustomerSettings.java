package io.tributary.simulators.kustomer;

/**
 * The settings of a simulated Kustomer.
 *
 * @param plainKobjects whether custom objects of all classes can be searched together
 * @param takesDeleted whether searches accept {@code includeDeleted}
 * @param archive how the archive can be searched
 * @param listsDeleted whether lists return deleted rows by default
 * @param filtersDeleted whether lists accept {@code deleted}; lists of users and tags always do
 * @param unstableTies whether the order of rows with the same time differs in each response
 */
record KustomerSettings(
        String token,
        boolean plainKobjects,
        boolean takesDeleted,
        Archive archive,
        boolean listsDeleted,
        boolean filtersDeleted,
        boolean unstableTies) {

    /** How the archive can be searched. */
    enum Archive {
        /** By time of update or creation. */
        BY_UPDATE,
        /** Only by time of creation. */
        BY_CREATION,
        /** There is no archive. */
        MISSING,
        /** The API key may not search it. */
        FORBIDDEN
    }
}
