package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.Map;

/** One kind of API and the table by which the connector reads it. */
interface Shape {

    /** The table, as a connector would define it. */
    Table table();

    /**
     * The whole list that a request asks for a page of.
     *
     * @throws io.tributary.connect.common.http.ApiException where there is no such list
     */
    List<Item> list(ApiRequest request, Moment moment);

    /** How its lists are cut into pages. */
    Paging pages();

    /** A row comes or changes; the numbers are chance. */
    void change(int which, int how);

    /** A row goes, where this API deletes. */
    default void delete(int which, int how) {}

    /** The version of each row that the topic has to end with. */
    Map<String, Long> truth();

    /**
     * Whether a row that is gone gets no tombstone, as documented.
     *
     * @param sent whether it was sent since the task started
     */
    default boolean mayLinger(String id, boolean sent) {
        return false;
    }

    /** So many syncs after the last change the topic is equal to the API: one may be under way, and its answers old. */
    default int syncsToSettle() {
        return 3;
    }

    /** Whether one list of several may fail for long while the others are read. */
    default boolean setsAside() {
        return false;
    }

    /** The parent or list that falls sick, or recovers, as requests name it; null where none can. */
    default String sick(int which) {
        return null;
    }

    /** Whether tombstones that were not asked for come once they are. */
    default boolean catchesUpWithDeletes() {
        return isReadWhole();
    }

    /** Whether a tombstone may follow that version of a row. */
    default boolean mayBury(String id, long version) {
        return false;
    }

    /** Whether the row went, came back and went again. */
    default boolean wasDeletedTwice(String id) {
        return false;
    }

    /** Whether a tombstone makes the connector forget what it sent of the row. */
    default boolean buriesMemory() {
        return false;
    }

    /** Whether a restart may repeat rows, as documented. */
    default boolean mayRepeat() {
        return forgets();
    }

    /** Whether more rows may have been there than the connector remembers, so that some are sent at every sync. */
    default boolean forgets() {
        return false;
    }

    /** How many versions of rows an offset names. */
    long remembered(Map<String, Object> offset);

    /**
     * How many versions the offsets have to name at most.
     *
     * @param offset of the table's own partition; null where there is none
     */
    long needed(Map<String, Object> offset);

    /** Whether rows leave a trace only in shards, and a row whose offset was lost may go unnoticed. */
    default boolean isReadWhole() {
        return false;
    }
}
