package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.Map;

/** A kind of API, and the table that the connector declares for it. */
interface Shape {

    /** The table, as a connector would declare it. */
    Table table();

    /**
     * The full list that a request reads a page of.
     *
     * @throws io.tributary.connect.common.http.ApiException if there is no such list
     */
    List<Item> list(ApiRequest request, Moment moment);

    /** How lists are cut into pages. */
    Paging pages();

    /** Adds or changes a row. The numbers are random, at least 0. */
    void change(int which, int how);

    /** Deletes a row, if rows of this API can be deleted. The numbers are random, at least 0. */
    default void delete(int which, int how) {}

    /** The version of each row that the topic must contain in the end. */
    Map<String, Long> truth();

    /**
     * Whether a deleted row may get no tombstone, as documented.
     *
     * @param sent whether it was sent since the task started
     */
    default boolean mayLinger(String id, boolean sent) {
        return false;
    }

    /** How many syncs after the last change the topic equals the API. One may already be running, with old responses. */
    default int syncsToSettle() {
        return 3;
    }

    /** Whether a list that fails is set aside while the others are read. */
    default boolean setsAside() {
        return false;
    }

    /** The parent or list that starts or stops failing, as named in requests. Null if none can. */
    default String sick(int which) {
        return null;
    }

    /** Whether rows deleted while deletes were off get tombstones once deletes are on. */
    default boolean catchesUpWithDeletes() {
        return isSnapshot();
    }

    /** Whether a tombstone may follow this version of the row. */
    default boolean allowsTombstone(String id, long version) {
        return false;
    }

    /** Whether the row was deleted, added and deleted again. */
    default boolean wasDeletedTwice(String id) {
        return false;
    }

    /** Whether a tombstone makes the connector forget the versions of the row. */
    default boolean tombstoneForgets() {
        return false;
    }

    /** Whether a restart may repeat rows, as documented. */
    default boolean mayRepeat() {
        return forgets();
    }

    /** Whether there may have been more rows than the connector remembers, so that some are sent at every sync. */
    default boolean forgets() {
        return false;
    }

    /** How many versions an offset contains. */
    long remembered(Map<String, Object> offset);

    /**
     * Maximum number of versions that the offsets need to contain.
     *
     * @param offset of the table's own partition; null if there is none
     */
    long needed(Map<String, Object> offset);

    /** Whether this is a snapshot table: only shards show what was sent, so a deletion may be missed if a shard was lost. */
    default boolean isSnapshot() {
        return false;
    }
}
