package io.tributary.simulators.listrak;

import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** The service's checks before an operation runs. */
final class SoapChecks {
    private static final List<String> DATES = List.of("StartDate", "EndDate");
    private static final Set<String> UNDATED = Set.of("ReportMessageContactSent", "ReportSubscribedContacts");
    private static final int FIRST_SQL_YEAR = 1753;

    private final ListrakAccount account;

    SoapChecks(ListrakAccount account) {
        this.account = account;
    }

    /**
     * Checks a request.
     *
     * @throws Refusal if a correct client never sends such a request, or the parent is unknown
     */
    void check(Request request, String operation) {
        boolean dated = operation.startsWith("Report") && !UNDATED.contains(operation);
        if (dated) {
            DATES.forEach(date -> checkDate(request, date));
        }
        boolean paged = operation.contains("Contact") && operation.startsWith("Report");
        if (paged && request.parameter("Page").filter(SoapChecks::isPage).isEmpty()) {
            throw refused("no page, or none from 1 on: .NET takes 0");
        }
        checkParent(request);
    }

    private static boolean isPage(String text) {
        return text.matches("[1-9]\\d{0,8}");
    }

    private static void checkDate(Request request, String name) {
        String text = request.parameter(name).orElseThrow(() -> refused("no " + name + ": .NET takes the year 1"));
        try {
            if (LocalDateTime.parse(text).getYear() < FIRST_SQL_YEAR) {
                throw refused(name + " overflows");
            }
        } catch (DateTimeException e) {
            throw refused(name + " is not a wall time: " + text);
        }
    }

    private void checkParent(Request request) {
        String message = request.parameter("MsgID").orElse(null);
        if (message != null && !account.hasMessage(Long.parseLong(message))) {
            throw Refusal.of(
                    "no message", SoapXml.fault("soap:Server", server("Message " + message + " does not exist")));
        }
        String list = request.parameter("ListID").orElse(null);
        if (list != null && !account.hasList(Long.parseLong(list))) {
            throw Refusal.of("no list", SoapXml.fault("soap:Server", server("Access to list " + list + " is denied")));
        }
    }

    /** The text of a fault as ASP.NET wraps an error. */
    static String server(String text) {
        return "System.Web.Services.Protocols.SoapException: Server was unable to process request. ---> System.Exception: "
                + text + "\n   at Listrak.IntegrationService.Run()";
    }

    static Refusal refused(String reason) {
        return Refusal.violation(reason, unreadable(reason));
    }

    static Response unreadable(String reason) {
        return SoapXml.fault(
                "soap:Client",
                "System.Web.Services.Protocols.SoapException: Server was unable to read request. ---> " + reason);
    }
}
