package io.tributary.connect.common.offset;

/**
 * The fields of source offsets. An incremental table's offset also has its position, under the name of the replication key. Which
 * fields an offset may have depends on its table.
 */
public final class OffsetFields {
    /** The version of the offset's format. All offsets have it. */
    public static final String VERSION = "version";
    /** The setting {@code topic.prefix} with which the rows so far were sent. All offsets have it. */
    public static final String TOPIC_PREFIX = "topic.prefix";

    /** Snapshot tables, shards too: a number. Shards of another generation than their table's are ignored. */
    public static final String GENERATION = "generation";
    /** Shards: fingerprints by key, as JSON. */
    public static final String ROWS = "rows";

    /** Incremental tables that are read parent by parent: the position, which belongs to no field of the rows. */
    public static final String COMPLETE_TO = "complete_to";
    /** Incremental tables: hashes of the versions that were sent at the position or later. */
    public static final String SEEN = "seen";
    /** Instead of {@link #SEEN}, in tables with sweeps: hashes and times of sent versions, also below the position. */
    public static final String SENT = "sent";
    /** Incremental tables, while a list is read from its newest row: the range of time that has been read. */
    public static final String WALKED = "walked";
    /** Tables with sweeps: when the last sweep started. */
    public static final String SWEPT = "swept";
    /** Incremental tables that are read parent by parent: the marks of lists that were read completely. */
    public static final String LISTS = "lists";
    /** Incremental tables: the parents that are set aside, as a JSON array. */
    public static final String SET_ASIDE = "set_aside";
    /** Incremental tables whose API lists deleted rows: the position in that list, as the JSON of an offset. */
    public static final String DELETIONS = "deletions";

    private OffsetFields() {}
}
