package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Instant;
import java.util.List;

/**
 * A list of contacts: the parent of messages and subscriptions.
 *
 * @param created null if unknown
 */
record ContactList(long id, Instant created) {
    /** Reads all lists that the user may see. Not cached: lists are added and taken away. */
    static List<ContactList> readAll(Requester requester, WallClock clock) {
        return requester
                .read(SoapRequester.request(ListrakTables.LISTS), new RowReader<>("", row -> of(row, clock)))
                .rows();
    }

    private static ContactList of(ObjectNode row, WallClock clock) {
        return new ContactList(
                row.path(ListrakRows.LIST).asLong(),
                clock.read(row.path("CreateDate").asText()));
    }

    /** A request for an operation on this list. */
    ApiRequest request(String operation) {
        return SoapRequester.request(operation).with(ListrakRows.LIST, id);
    }
}
