package io.tributary.simulators.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The service's operations. Ranges include both ends. Pages start at 1 and have a fixed size. */
final class SoapOperations {
    private final ListrakAccount account;
    private final int page;

    SoapOperations(ListrakAccount account, int page) {
        this.account = account;
        this.page = page;
    }

    static ObjectNode recipient(String email) {
        return Json.object().put("EmailAddress", email);
    }

    Response lists(Request request) {
        return SoapXml.rows("GetContactListCollection", "WSContactList", account.listRows(), false, 1);
    }

    Response activity(Request request) {
        List<ObjectNode> rows = messages(request)
                .map(message -> message.counters().activity(message.row()))
                .toList();
        return SoapXml.rows("ReportListMessageActivity", "WSMessageActivity", rows, true, emptyForm(request));
    }

    Response delivery(Request request) {
        List<ObjectNode> rows = messages(request)
                .map(message -> message.counters().delivery(message.row()))
                .toList();
        return SoapXml.rows("ReportListMessageDelivery", "WSMessageDelivery", rows, true, emptyForm(request));
    }

    private Stream<ListrakAccount.Message> messages(Request request) {
        return account.messagesOf(id(request)).stream()
                .filter(message ->
                        isInRange(request, message.row().path("SendDate").asText()));
    }

    Response sends(Request request) {
        List<ObjectNode> rows = account.recipients(id(request)).stream()
                .map(SoapOperations::recipient)
                .toList();
        return paged(request, "ReportMessageContactSent", "WSMessageRecipient", rows, true);
    }

    Response events(Request request, EventKind kind) {
        List<ObjectNode> rows = account.events(kind, id(request)).stream()
                .filter(row -> isInRange(request, row.path(kind.date()).asText()))
                .toList();
        return paged(request, kind.operation(), kind.element(), rows, false);
    }

    Response subscriptions(Request request) {
        List<ObjectNode> rows = account.subscriptions(id(request));
        return paged(request, "ReportSubscribedContacts", "WSContactSubscriptionInfo", rows, true);
    }

    Response added(Request request) {
        List<ObjectNode> rows = account.subscriptions(id(request)).stream()
                .filter(row -> isInRange(request, row.path("AdditionDate").asText()))
                .toList();
        return paged(request, "ReportRangeSubscribedContacts", "WSContactSubscriptionInfo", rows, false);
    }

    Response removed(Request request) {
        List<ObjectNode> rows = account.removals(id(request)).stream()
                .filter(row -> isInRange(request, row.path("RemovalDate").asText()))
                .toList();
        return paged(request, "ReportRangeListContactRemoval", "WSContactRemovalInfo", rows, false);
    }

    Response count(Request request) {
        return SoapXml.value(
                "GetFilteredListCount", account.subscriptions(id(request)).size());
    }

    /** One page of {@code rows}. */
    private Response paged(
            Request request, String operation, String element, List<ObjectNode> rows, boolean hasException) {
        int number = Integer.parseInt(request.parameter("Page").orElse("0"));
        int from = Math.min(rows.size(), Math.max(0, number - 1) * page);
        List<ObjectNode> members = new ArrayList<>(rows.subList(from, Math.min(rows.size(), from + page)));
        return SoapXml.rows(operation, element, members, hasException, emptyForm(request));
    }

    static long id(Request request) {
        return Long.parseLong(request.variable("id"));
    }

    /** The form of an empty response. All forms occur. */
    private static int emptyForm(Request request) {
        return (int) (id(request) % 3);
    }

    /** An invalid date is in every range. */
    private static boolean isInRange(Request request, String date) {
        LocalDateTime time;
        try {
            time = WallTime.parse(date);
        } catch (java.time.DateTimeException e) {
            return true;
        }
        LocalDateTime start = WallTime.parse(request.parameter("StartDate").orElse(WallTime.UNSET));
        LocalDateTime end = WallTime.parse(request.parameter("EndDate").orElse(WallTime.UNSET));
        return !time.isBefore(start) && !time.isAfter(end);
    }
}
