package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Instant;
import java.util.List;

/** The contact lists that the user may see ({@code GetContactListCollection}): the parents of all else. */
final class ContactLists {
    private final WallClock clock;

    ContactLists(WallClock clock) {
        this.clock = clock;
    }

    /**
     * One list.
     *
     * @param created when; null where that is not told
     */
    record ContactList(long id, Instant created) {

        /** An operation on this list. */
        ApiRequest request(String operation) {
            return SoapRequester.request(operation).with(ListrakRows.LIST, id);
        }
    }

    /** All lists, asked for now: a new one has to be found, and one that is taken away to be left alone. */
    List<ContactList> read(Requester requester) {
        return requester
                .read(SoapRequester.request(ListrakTables.LISTS), new RowReader<>("", this::list))
                .rows();
    }

    private ContactList list(ObjectNode row) {
        return new ContactList(
                row.path(ListrakRows.LIST).asLong(),
                clock.read(row.path("CreateDate").asText()));
    }
}
