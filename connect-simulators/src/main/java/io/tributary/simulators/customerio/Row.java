package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.Set;

/**
 * One stored row.
 *
 * @param place where it stands in its table
 * @param kind what lists of its table tell apart: {@code draft} messages, {@code hidden} senders, the type of a suppression, the
 *     {@code cio_id} of an activity's person
 * @param json as the API shows it
 * @param full with what is shown on request only; the same array as {@code json} where there is no more
 */
record Row(Place place, String kind, byte[] json, byte[] full) {
    static final String DRAFT = "draft";
    static final String HIDDEN = "hidden";
    private static final Set<String> ON_REQUEST = Set.of("tracked_responses");

    /**
     * Where a row stands.
     *
     * @param order a time in UNIX seconds, or a running number
     * @param id the row's
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
