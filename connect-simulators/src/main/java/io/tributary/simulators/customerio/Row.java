package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.Set;

/**
 * A stored row.
 *
 * @param place position in its table
 * @param kind what lists of its table filter by: {@code draft} messages, {@code hidden} senders, the type of a suppression, the
 *     {@code cio_id} of an activity's person, the id of a row's parent
 * @param json as the API returns it
 * @param full with the fields returned only on request; the same array as {@code json} if there are none
 */
record Row(Place place, String kind, byte[] json, byte[] full) {
    static final String DRAFT = "draft";
    static final String HIDDEN = "hidden";
    private static final Set<String> ON_REQUEST = Set.of("tracked_responses");

    /**
     * Position of a row.
     *
     * @param order a time in UNIX seconds, or a running number
     * @param id of the row
     */
    record Place(long order, String id) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return order == other.order ? id.compareTo(other.id) : Long.compare(order, other.order);
        }
    }

    static Row of(Place place, String kind, ObjectNode row) {
        byte[] full = Json.bytes(row);
        boolean more = ON_REQUEST.stream().anyMatch(row::has);
        return new Row(place, kind, more ? Json.bytes(row.deepCopy().remove(ON_REQUEST)) : full, full);
    }

    String id() {
        return place.id();
    }
}
