package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The contact lists that the user may see ({@code GetContactListCollection}): the parents of all else; and what to ask for the
 * messages of one ({@code ReportListMessageActivity}, {@code ReportListMessageDelivery}).
 */
final class ContactLists {
    /** The messages of so many days are read each round: older ones hardly change. */
    private static final Duration RECENT = Duration.ofDays(90);

    private final ListrakSourceConfig config;
    private final WallClock clock;

    ContactLists(ListrakSourceConfig config, WallClock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * One list.
     *
     * @param created when; null where that is not known
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

    /**
     * The messages of a list.
     *
     * @param report the operation
     * @param all whether those are wanted that hardly change; none is older than the list
     */
    ListRead messages(ContactList list, String report, boolean all, Instant now) {
        Instant earliest = all ? list.created() : now.minus(RECENT);
        Instant first = config.firstWindow();
        Instant from = earliest == null || earliest.isBefore(first) ? first : earliest;
        LocalDate until = clock.day(now).plusDays(1);
        LocalDate day = clock.day(from);
        ApiRequest request = list.request(report).with("IncludeTestMessages", config.includesTestMessages());
        return Windows.between(day.isBefore(until) ? day : until.minusDays(1), until, request);
    }
}
